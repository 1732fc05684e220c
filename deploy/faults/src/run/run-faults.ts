import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@shopcast/crowd';
import { historyFile, HistoryWriter } from '@shopcast/history';
import { Acknowledgements } from '../buyers/acknowledgements.js';
import { RecordedClient } from '../buyers/recorded-client.js';
import { openShop, type Shop } from '../buyers/shop.js';
import { SteadyCrowd } from '../buyers/steady-crowd.js';
import type { FaultsCommand } from '../command-line.js';
import { inWords } from '../plan/fault.js';
import { planFaults, type PlannedFault } from '../plan/plan-faults.js';
import { faultsOf } from '../plan/possible-faults.js';
import { brokenPromises, type FaultReport, type RunReport } from '../report/report.js';
import { EmbeddedStage } from '../stage/embedded-stage.js';
import { LocalStage } from '../stage/local-stage.js';
import type { Stage } from '../stage/stage.js';
import { askChecker } from './ask-checker.js';
import { dashboardOnceItShows } from './dashboard.js';

const PAYMENT_TIMEOUT_SECONDS = 10;
const RECOVERY_IS_AWAITED_MS = 60_000;
const VISITORS = 300;

const stages = { local: LocalStage, embedded: EmbeddedStage };

/** Starts an installation, lets buyers come and things go wrong, and settles up in the end. */
export async function runFaults(command: FaultsCommand, tell: (line: string) => void): Promise<RunReport> {
  const random = new Random(String(command.seed));
  const dice = random.fork('callbacks');
  tell(`starting the ${command.profile} profile`);
  const stage = await stages[command.profile].start({
    chance: () => dice.unit(),
    paymentTimeoutSeconds: PAYMENT_TIMEOUT_SECONDS,
  });
  const folder = mkdtempSync(join(tmpdir(), 'shopcast-faults-history-'));
  try {
    const report = await new FaultRun(command, stage, random, folder, tell).run();
    if (report.broken.length > 0) tell(`the history of this run is kept in ${folder}`);
    else rmSync(folder, { recursive: true });
    return report;
  } finally {
    await stage.remove();
  }
}

class FaultRun {
  private readonly decisions = { all: new Acknowledgements(), orders: new Acknowledgements() };
  private readonly reports: FaultReport[] = [];
  private startedMs = 0;

  constructor(
    private readonly command: FaultsCommand,
    private readonly stage: Stage,
    private readonly random: Random,
    private readonly folder: string,
    private readonly tell: (line: string) => void,
  ) {}

  async run(): Promise<RunReport> {
    const { seed, profile, minutes, rate } = this.command;
    const { url, operatorKey } = this.stage;
    const shop = await openShop(url, operatorKey, { scarce: Math.ceil(minutes * 60), visitors: VISITORS });
    const file = historyFile(this.folder, 'faults', Date.now());
    const history = await HistoryWriter.create(file, { case: 'faults', seed, url, atMs: Date.now() });
    const client = new RecordedClient(url, shop.floor.accountId, history);
    const crowd = new SteadyCrowd(shop, client, this.decisions, this.random.fork('buyers'));

    const goodput = await this.letThingsGoWrong(crowd, rate);
    this.tell('nobody comes any more; the last ones finish');
    await crowd.end();
    await client.close();
    await history.close();
    const seconds = (performance.now() - this.startedMs) / 1_000;
    const found = {
      ...{ seed, profile, seconds, faults: this.reports, acknowledged: this.decisions.orders.total },
      ...{ turnedAway: crowd.turnedAway, ...goodput, ...(await this.settleUp(shop, file)) },
    };
    return { ...found, broken: brokenPromises(found, this.command) };
  }

  private async letThingsGoWrong(
    crowd: SteadyCrowd,
    rate: number,
  ): Promise<Pick<RunReport, 'quietPerSecond' | 'betweenPerSecond'>> {
    const { minutes, faults, longest, lasting, profile, kinds } = this.command;
    const possible = faultsOf(profile, kinds);
    const lengths = { longestMs: longest * 1_000, lastingMs: lasting === undefined ? undefined : lasting * 1_000 };
    const request = { totalMs: minutes * 60_000, faults, possible, ...lengths };
    const plan = planFaults(this.random.fork('faults'), request);
    this.startedMs = performance.now();
    crowd.come(rate);
    await sleep(plan.quietMs);
    const quiet = this.decisions.all.between(this.startedMs, performance.now());
    this.tell(`${(plan.quietMs / 1_000).toFixed(0)} s of quiet: ${quiet} buyers answered`);

    let [between, betweenMs] = [0, 0];
    for (const planned of plan.faults) {
      const restedMs = performance.now();
      await sleep(planned.restMs);
      between += this.decisions.all.between(restedMs, performance.now());
      betweenMs += performance.now() - restedMs;
      await this.inflict(planned);
    }
    return {
      quietPerSecond: (quiet * 1_000) / plan.quietMs,
      betweenPerSecond: betweenMs === 0 ? 0 : (between * 1_000) / betweenMs,
    };
  }

  private async inflict({ fault }: PlannedFault): Promise<void> {
    const begunMs = performance.now();
    const atSeconds = (begunMs - this.startedMs) / 1_000;
    this.tell(`${atSeconds.toFixed(1).padStart(6)} s  ${inWords(fault)}`);
    await this.stage.inflict(fault);
    const overMs = performance.now();
    // An answer that was on its way already is no sign of life of a process that was just killed.
    const firstMs = await this.decisions.orders.next(fault.kind === 'kill' ? overMs : 0, RECOVERY_IS_AWAITED_MS);
    const report: FaultReport = {
      fault: inWords(fault),
      kind: fault.kind,
      target: fault.target,
      atSeconds,
      seconds: (overMs - begunMs) / 1_000,
      ordersMeanwhile: this.decisions.orders.between(begunMs, overMs),
      recoverySeconds: firstMs === undefined ? null : (firstMs - overMs) / 1_000,
    };
    this.reports.push(report);
    const recovered =
      report.recoverySeconds === null
        ? 'NO order afterwards'
        : `first order ${report.recoverySeconds.toFixed(2)} s afterwards`;
    this.tell(
      `          over after ${report.seconds.toFixed(1)} s, ${report.ordersMeanwhile} orders meanwhile; ${recovered}`,
    );
  }

  private async settleUp(shop: Shop, history: string): Promise<Pick<RunReport, 'checker' | 'dashboard'>> {
    this.tell('unpaid orders expire');
    await sleep(PAYMENT_TIMEOUT_SECONDS * 1_000);
    this.tell('settling up');
    const checker = await askChecker(this.stage.home, history, shop.floor.sessionId);
    const dashboard = await dashboardOnceItShows(shop.floor, checker.sales ?? {});
    return { checker, dashboard };
  }
}
