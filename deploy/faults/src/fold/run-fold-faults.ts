import { setTimeout as sleep } from 'node:timers/promises';
import { refold } from '@shopcast/analytics';
import { Random } from '@shopcast/crowd';
import { type Api, eventually } from '@shopcast/installation';
import type { FoldFaultsCommand } from './fold-command.js';
import { brokenFoldPromises, type FoldFaultsReport } from './fold-report.js';
import { type FoldProcess, FoldStage } from './fold-stage.js';
import { FoldWatch } from './fold-watch.js';
import { type Expected, tellCrowd } from './tell-crowd.js';

const TOLD_EVERY_MS = 2_000;
const LOOK_EVERY_MS = 100;
const SETTLED_WITHIN_MS = 120_000;
const READY_WITHIN_MS = 60_000;

interface SessionMetrics {
  readonly state: string;
  readonly metrics: Readonly<Record<string, { readonly n: number }>>;
}

/** Lets processes fold a crowd that is being told, kills them and their Postgres meanwhile, and settles up. */
export async function runFoldFaults(
  command: FoldFaultsCommand,
  tell: (line: string) => void,
): Promise<FoldFaultsReport> {
  tell('starting Postgres and the fold');
  const stage = await FoldStage.start(command.processes);
  try {
    return await new FoldFaultsRun(command, stage, tell).run();
  } finally {
    await stage.remove();
  }
}

class FoldFaultsRun {
  private readonly random: Random;
  private readonly watch: FoldWatch;
  /** How many records there are to fold; undefined while more are told. */
  private records: number | undefined;
  private processKills = 0;
  private postgresKills = 0;

  constructor(
    private readonly command: FoldFaultsCommand,
    private readonly stage: FoldStage,
    private readonly tell: (line: string) => void,
  ) {
    this.random = new Random(String(command.seed));
    this.watch = new FoldWatch(stage.config.ANALYTICS_DATABASE_URL, stage.log, stage.processes);
  }

  async run(): Promise<FoldFaultsReport> {
    const begunMs = performance.now();
    const expected = await this.foldWhileThingsDie();
    const [records, seconds] = [this.records ?? 0, (performance.now() - begunMs) / 1_000];
    this.tell(`${records} records folded in ${seconds.toFixed(0)} s; comparing`);
    const found = {
      ...{ seed: this.command.seed, seconds, records, sessions: expected.size },
      ...{ processKills: this.processKills, postgresKills: this.postgresKills },
      recordsRead: this.watch.handedOver,
      readAgainShare: Math.max(0, this.watch.handedOver / records - 1),
      wentBack: [...this.watch.wentBack],
      wrong: await this.wrongNumbers(expected),
      differences: await this.foldedAgain(),
    };
    return { ...found, broken: brokenFoldPromises(found, this.command) };
  }

  private async foldWhileThingsDie(): Promise<Expected> {
    const reporting = setInterval(() => this.tellProgress(), TOLD_EVERY_MS);
    try {
      const [expected] = await Promise.all([this.tellAll(), this.killProcesses(), this.killPostgres()]);
      return expected;
    } finally {
      clearInterval(reporting);
      await this.watch.end();
    }
  }

  private async tellAll(): Promise<Expected> {
    const expected = await tellCrowd(this.stage.log, this.command.events, this.random.fork('crowd'));
    this.records = await eventually(
      'the end of the log',
      () => this.watch.onLog().catch(() => 0),
      (end) => end > 0,
    );
    return expected;
  }

  /** One after the other, now this and now that, until everything is folded. */
  private async killProcesses(): Promise<void> {
    const dice = this.random.fork('kills');
    for (;;) {
      await sleep(this.command.killEvery * 1_000 * (0.5 + dice.unit()));
      if (this.isFolded()) return;
      const { supervised } = dice.pick(this.stage.processes);
      const { server } = supervised;
      server.kill('SIGKILL');
      this.processKills += 1;
      while (supervised.server === server && !this.isFolded()) await sleep(LOOK_EVERY_MS);
    }
  }

  /** Spread over what there is to fold. */
  private async killPostgres(): Promise<void> {
    const { postgresKills, events } = this.command;
    while (this.postgresKills < postgresKills && !this.isFolded()) {
      await sleep(LOOK_EVERY_MS);
      if (this.watch.folded < (events * (this.postgresKills + 1)) / (postgresKills + 1)) continue;
      await this.stage.postgres.kill();
      this.postgresKills += 1;
      this.tell(`kill -9 of Postgres, ${this.postgresKills} of ${postgresKills}`);
      await this.stage.postgres.restart();
    }
  }

  private isFolded = (): boolean => this.records !== undefined && this.watch.folded >= this.records;

  private async wrongNumbers(expected: Expected): Promise<string[]> {
    const { api } = this.stage.processes[0] as FoldProcess;
    await eventually('the first process, ready again', () => isReady(api), Boolean, READY_WITHIN_MS);
    const wrong: string[] = [];
    for (const [sessionId, numbers] of expected) {
      const ask = async () => (await api.get<SessionMetrics>(`/v1/sessions/${sessionId}/metrics`)).body;
      const isFinal = (body: SessionMetrics | undefined): boolean => body?.state === 'ok';
      const { metrics } = await eventually(`final numbers of ${sessionId}`, ask, isFinal, SETTLED_WITHIN_MS);
      for (const [id, value] of Object.entries(numbers))
        if (metrics[id]?.n !== value) wrong.push(`${id} of ${sessionId} is ${metrics[id]?.n}, told were ${value}`);
    }
    return wrong;
  }

  private async foldedAgain(): Promise<string[]> {
    this.tell('folding again from the beginning, and comparing every table');
    const { config, log } = this.stage;
    const { differences } = await refold({ config, log, verify: true });
    return [...(differences ?? [])];
  }

  private tellProgress(): void {
    const { folded } = this.watch;
    const of = this.records === undefined ? '' : ` of ${this.records}`;
    this.tell(`${folded}${of} records folded, ${this.processKills} processes killed`);
  }
}

/** Whoever was killed, or lost its Postgres, shortly before everything was folded may still be starting. */
const isReady = async (api: Api): Promise<boolean> =>
  api.get('/health/ready').then(
    ({ status }) => status === 200,
    () => false,
  );
