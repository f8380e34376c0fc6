/**
 * Standard input and output that were closed before the program began (`>&-`). Node opens such a descriptor on the null device,
 * for reading and writing, before any program can look; what is written there is lost and nobody is told.
 */
import { readFileSync, readlinkSync } from 'node:fs';

/** Programs that close descriptors on their users' behalf. */
const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'mksh', 'ash', 'busybox']);

/** Whether a descriptor of a process is the null device, open for reading and writing. */
const isOpenedByNode = (pid: number, descriptor: number): boolean => {
  if (readlinkSync(`/proc/${String(pid)}/fd/${String(descriptor)}`) !== '/dev/null') return false;
  const about = readFileSync(`/proc/${String(pid)}/fdinfo/${String(descriptor)}`, 'utf8');
  const [, flags = '0'] = /^flags:\s*([0-7]+)$/m.exec(about) ?? [];
  return (Number.parseInt(flags, 8) & 3) === 2;
};

/** Whether a shell has handed down the descriptor as it is its own. */
const isInherited = (shell: number, descriptor: number): boolean => {
  try {
    return isOpenedByNode(shell, descriptor);
  } catch {
    // The shell has no such descriptor.
    return false;
  }
};

/**
 * Whether a shell closed a descriptor before the program began. Only Linux tells, by the folder `/proc`: the descriptor is the null
 * device, open for reading and writing, which no `>/dev/null` makes it; the program was started by a shell; and the shell has not
 * handed down the like. Programs that open the null device for another program do so on purpose, and are believed.
 *
 * @param descriptor - 0 for standard input, 1 for standard output
 */
export const wasClosed = (descriptor: 0 | 1): boolean => {
  try {
    if (!isOpenedByNode(process.pid, descriptor)) return false;
    const parent = readFileSync(`/proc/${String(process.ppid)}/comm`, 'utf8').trim();
    return shells.has(parent) && !isInherited(process.ppid, descriptor);
  } catch {
    return false;
  }
};
