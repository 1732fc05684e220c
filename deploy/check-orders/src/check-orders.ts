import {
  allocationSet,
  type AllocationSet,
  listingListed,
  type ListingListed,
  listingRepriced,
  type ListingRepriced,
  livePriceSet,
  type LivePriceSet,
  sessionMeasured,
  type SessionMeasured,
  topics,
} from '@shopcast/contracts';
import type { PlaceSent } from '@shopcast/history';
import type { EventLog } from '@shopcast/event-log';
import { attemptsIn } from './evidence/attempts.js';
import { Cabinet } from './evidence/cabinet.js';
import { buyerDossier, buyerKey, orderDossier, type OtherBooks, waitingDossier } from './evidence/dossiers.js';
import { fileDatabase } from './evidence/file-database.js';
import { FlashSales } from './evidence/flash-sales.js';
import { type FactRead, readFacts, type Unreadable } from './evidence/log-facts.js';
import type { Attempt, BuyerPaper, OrderPaper, WaitingPaper, WishSent } from './evidence/papers.js';
import { PromotionBooks } from './evidence/promotion-books.js';
import { SessionSales } from './evidence/session-sales.js';
import { Snapshot } from './evidence/snapshot.js';
import { StockReplay } from './evidence/stock-replay.js';
import { refuseIfChanged, untilQuiet } from './evidence/until-quiet.js';
import { Verdicts } from './judgement/verdicts.js';
import type { Report } from './report/report.js';
import { allRules } from './rules/all-rules.js';
import { buyerRules } from './rules/buyer-rules.js';
import { ceilingRules, flashRules } from './rules/ceiling-rules.js';
import { campaignRules, couponRules } from './rules/coupon-rules.js';
import { dashboardRules } from './rules/dashboard-rules.js';
import { orderRules } from './rules/order-rules.js';
import { placementsOf, refusedAnswers } from './rules/placements.js';
import { readingRules } from './rules/reading-rules.js';
import { stockRules } from './rules/stock-rules.js';
import { waitingRules } from './rules/waiting-rules.js';

export interface Evidence {
  /** Files that clients wrote. */
  readonly histories: readonly string[];
  /** The order service's database, application role. */
  readonly orderDatabaseUrl: string;
  readonly log: EventLog;
}

export interface CheckOptions {
  /** How long to wait for the order desk to have nothing left to do. */
  readonly waitMs: number;
  /** So old may a waiting fact be, and so long over its time an unpaid order. */
  readonly graceSeconds: number;
  readonly onProgress: (line: string) => void;
}

/**
 * Proves or refutes every rule. First it waits until all is quiet; then the database is read as of one moment, and the
 * topics to their end; then everything about one buyer, one order, one allocation is judged together.
 * @throws CannotCheck
 */
export async function checkOrders(evidence: Evidence, options: CheckOptions): Promise<Report> {
  const check = new Check(evidence, options);
  try {
    return await check.run();
  } finally {
    check.close();
  }
}

class Check {
  private readonly buyers = new Cabinet<BuyerPaper>();
  private readonly orders = new Cabinet<OrderPaper>();
  private readonly waiting = new Cabinet<WaitingPaper>();
  private readonly stock = new StockReplay();
  private readonly sales = new SessionSales();
  private readonly promotions = new PromotionBooks();
  private readonly flash = new FlashSales();
  private readonly verdicts = new Verdicts(allRules);
  private readonly counts = { attempts: 0, orders: 0, movements: 0, facts: 0 };

  constructor(
    private readonly evidence: Evidence,
    private readonly options: CheckOptions,
  ) {}

  async run(): Promise<Report> {
    const { orderDatabaseUrl: url } = this.evidence;
    const { onProgress } = this.options;
    onProgress('waiting for quiet');
    const marks = await untilQuiet(url, this.options.waitMs);
    for (const file of this.evidence.histories) await this.readHistory(file);
    const books = await this.readDatabase(url);
    await this.readLog();
    await refuseIfChanged(url, marks);
    onProgress('judging');
    this.judgeBuyers();
    this.judgeOrders(books);
    for (const [entryId, papers] of this.waiting.dossiers())
      this.verdicts.judge(waitingRules, waitingDossier(entryId, papers));
    for (const dossier of this.stock.dossiers()) this.verdicts.judge(stockRules, dossier);
    this.judgePromotions();
    const sessions = [...this.sales.dossiers()];
    for (const dossier of sessions) this.verdicts.judge(dashboardRules, dossier);
    return { verdicts: this.verdicts.all(), counts: this.counts, sessions };
  }

  close(): void {
    this.buyers.discard();
    this.orders.discard();
    this.promotions.discard();
    this.waiting.discard();
  }

  private async readHistory(file: string): Promise<void> {
    this.options.onProgress(`reading ${file}`);
    for await (const attempt of attemptsIn(file)) {
      this.counts.attempts += 1;
      const { sent } = attempt;
      if (sent.op === 'place')
        this.buyers.file(buyerKey(sent.accountId, sent.viewerId), {
          kind: 'attempt',
          attempt: attempt as Attempt<PlaceSent>,
        });
      else this.orders.file(sent.orderId.toLowerCase(), { kind: 'wish', attempt: attempt as Attempt<WishSent> });
    }
  }

  private readDatabase(url: string): Promise<OtherBooks> {
    this.options.onProgress('reading the order database');
    return Snapshot.of(url, async (snapshot) => {
      const { counts, buyers, orders, waiting, stock, sales, promotions, flash, verdicts } = this;
      const files = { counts, buyers, orders, waiting, stock, sales, promotions, flash, verdicts };
      return fileDatabase(snapshot, files, this.options.graceSeconds);
    });
  }

  private async readLog(): Promise<void> {
    this.options.onProgress('reading the topics');
    const unreadable: Unreadable[] = [];
    await readFacts(this.evidence.log, {
      take: (read, topic) => this.takeFact(read, topic),
      unreadable: (found) => unreadable.push(found),
    });
    this.verdicts.judge(readingRules, unreadable);
  }

  private takeFact({ event, place }: FactRead, topic: string): void {
    const { id: eventId, type, subject } = event;
    this.counts.facts += 1;
    const take = this.factsOfOthers[type];
    if (take) return take(event.data as never);
    const data = event.data as { readonly orderId?: string; readonly offerId?: string };
    if (topic !== topics.order.name) return;
    if (data.offerId !== undefined) this.waiting.file(data.offerId, { kind: 'fact', eventId, type });
    const { orderId } = data;
    if (orderId === undefined) return;
    this.orders.file(orderId, { kind: 'fact', fact: { eventId, type, subject, place, data: { ...data, orderId } } });
  }

  private readonly factsOfOthers: Readonly<Record<string, (data: never) => void>> = {
    [allocationSet.type]: ({ allocationId, units }: AllocationSet) => this.stock.allocate(allocationId, units),
    [listingListed.type]: (listed: ListingListed) => this.flash.list(listed),
    [listingRepriced.type]: (repriced: ListingRepriced) => this.flash.reprice(repriced),
    [livePriceSet.type]: (price: LivePriceSet) => this.flash.livePrice(price),
    [sessionMeasured.type]: ({ sessionId, state, metrics }: SessionMeasured) =>
      this.sales.measure(sessionId, { final: state === 'ok', metrics }),
  };

  private judgePromotions(): void {
    for (const dossier of this.promotions.couponDossiers()) this.verdicts.judge(couponRules, dossier);
    for (const dossier of this.promotions.campaignDossiers()) this.verdicts.judge(campaignRules, dossier);
    for (const dossier of this.promotions.tallyDossiers()) this.verdicts.judge(ceilingRules, dossier);
    for (const dossier of this.flash.dossiers()) this.verdicts.judge(flashRules, dossier);
  }

  private judgeBuyers(): void {
    for (const [key, papers] of this.buyers.dossiers()) {
      const buyer = buyerDossier(key, papers);
      this.verdicts.judge(buyerRules, buyer);
      for (const placement of placementsOf(buyer)) {
        const amongOthers = refusedAnswers(placement).length < placement.attempts.length;
        for (const { orderId } of placement.orders)
          for (const { sent, answer } of refusedAnswers(placement)) {
            const { status, code = '' } = answer;
            const refusal = { key: placement.key, sentAtMs: sent.atMs, status, code, amongOthers };
            this.orders.file(orderId, { kind: 'refusal', refusal });
          }
      }
    }
  }

  private judgeOrders(books: OtherBooks): void {
    for (const [orderId, papers] of this.orders.dossiers())
      this.verdicts.judge(orderRules, orderDossier(orderId, papers, books));
  }
}
