import { factBugs } from './facts.js';
import { ledgerBugs } from './ledger.js';
import { moneyBugs } from './money.js';
import { orderBugs } from './placements.js';
import { promotionBugs } from './promotions.js';
import { residueBugs } from './residue.js';
import { stockBugs } from './stock.js';
import { wishBugs } from './wishes.js';
import type { PlantedBug } from './planted-bug.js';

export const plantedBugs: readonly PlantedBug[] = [
  ...orderBugs,
  ...wishBugs,
  ...stockBugs,
  ...factBugs,
  ...moneyBugs,
  ...ledgerBugs,
  ...promotionBugs,
  ...residueBugs,
];
