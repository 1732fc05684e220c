import type { CaseDefinition } from './case-definition.js';
import type { Random } from './random.js';

/** One visit to the shop, and how far it goes. */
export type Errand = 'look' | 'click' | 'pay' | 'fail' | 'cancel' | 'abandon';

/** Somebody in the crowd: how often they come and what they come for. */
export interface Part {
  readonly stays: number;
  readonly errands: readonly Errand[];
  readonly follows: boolean;
  readonly comments: boolean;
  readonly likes: boolean;
  readonly guest: boolean;
  /** From before the start to the end, where the case says how many do. */
  readonly staysToEnd: boolean;
}

/** Hands out the case's totals to people, so that every total is met whatever happens afterwards. */
export function cast(definition: CaseDefinition, random: Random): Part[] {
  const { audience, shopping, interaction } = definition;
  const crowd = random.fork('people').shuffled(Array.from({ length: audience.viewers }, (_, person) => person));
  const visitors = crowd.slice(0, shopping.visitors);
  const clickers = crowd.slice(0, shopping.clickers);
  const buyers = crowd.slice(0, shopping.buyers);

  const staying = random
    .fork('staying')
    .shuffled(crowd)
    .slice(0, audience.seating?.staying ?? 0);
  const steady = new Set(staying);
  const comingAndGoing = crowd.filter((person) => !steady.has(person));
  const stays = shareOut(audience.views - staying.length, comingAndGoing, random.fork('stays'));
  const paid = shareOut(shopping.orders, buyers, random.fork('orders'));
  const errands = new Map<number, Errand[]>(buyers.map((buyer) => [buyer, Array(paid.get(buyer) ?? 0).fill('pay')]));
  const unlucky = random.fork('unpaid').shuffled(clickers);
  const unpaid = [
    ...Array<Errand>(shopping.cancelled).fill('cancel'),
    ...Array<Errand>(shopping.failed).fill('fail'),
    ...Array<Errand>(shopping.abandoned).fill('abandon'),
  ];
  unpaid.forEach((errand, index) => add(errands, unlucky[index % unlucky.length] as number, errand));
  for (const clicker of clickers) if (!errands.has(clicker)) errands.set(clicker, ['click']);
  for (const visitor of visitors) if (!errands.has(visitor)) errands.set(visitor, ['look']);

  const some = (name: string, count: number) => new Set(random.fork(name).shuffled(crowd).slice(0, count));
  const [followers, commenters, likers] = [
    some('followers', interaction.follows),
    some('commenters', interaction.commenters),
    some('likers', interaction.likers),
  ];
  const guests = random.fork('guests');
  return Array.from({ length: audience.viewers }, (_, person) => ({
    stays: stays.get(person) ?? 1,
    errands: random.fork(`errands ${person}`).shuffled(errands.get(person) ?? []),
    follows: followers.has(person),
    comments: commenters.has(person),
    likes: likers.has(person),
    staysToEnd: steady.has(person),
    guest: guests.chance(audience.guestShare) && !errands.has(person) && !followers.has(person),
  }));
}

/** Everybody gets one, the rest goes to chance; nobody gets many more than the others. */
function shareOut(total: number, people: readonly number[], random: Random): Map<number, number> {
  const most = Math.ceil(total / Math.max(1, people.length)) + 2;
  const shares = new Map(people.map((person) => [person, 1]));
  for (let rest = total - people.length; rest > 0;) {
    const person = random.pick(people);
    const share = shares.get(person) ?? 0;
    if (share >= most) continue;
    shares.set(person, share + 1);
    rest--;
  }
  return shares;
}

const add = (errands: Map<number, Errand[]>, person: number, errand: Errand) =>
  errands.set(person, [...(errands.get(person) ?? []), errand]);
