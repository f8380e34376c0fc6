/**
 * The setting of an interdependent economy as the verbs work with it: refused where the reading of the residual is
 * infeasible.
 */
import type { Either } from '../../prelude.js';
import { E } from '../../prelude.js';
import type { InterdependentEconomy } from '../../economies/economy.js';
import { infeasibleGroupText } from '../../claims/interdependent/allocations.js';
import type { Setting } from '../../claims/interdependent/engines/setting.js';
import { settingOf } from '../../claims/interdependent/engines/setting.js';
import type { Diagnostics } from '../errors/codes.js';
import { diagnostic } from '../errors/codes.js';

/** The setting of an economy; where its reading of the residual is infeasible, the group at fault is named. */
export const feasibleSettingOf = (
  economy: InterdependentEconomy,
  file: string,
): Either<Diagnostics, Setting> => {
  const setting = settingOf(economy);
  return E.isRight(setting)
    ? setting
    : E.left([
        diagnostic(
          'E0007',
          `The reading "${economy.residual}" is infeasible here. ${infeasibleGroupText(economy, setting.left)}`,
          file,
        ),
      ]);
};
