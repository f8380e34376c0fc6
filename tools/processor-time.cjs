// Loaded before a program (`node --require`): when the program ends, writes to file descriptor 3 how many milliseconds of
// processor time its process took, in user and system mode, in all threads.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a module of this sort is loaded without Node's ES loader
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1000));
});
