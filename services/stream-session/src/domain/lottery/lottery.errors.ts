import { DomainError } from '@shopcast/kernel';

export class LotteryNotFound extends DomainError {
  readonly code = 'lottery.not_found';
  readonly kind = 'not_found';
  constructor(lotteryId: string) {
    super('There is no such lottery in this session', { lotteryId });
  }
}

/** Viewers see one lottery at a time. */
export class LotteryOpenAlready extends DomainError {
  readonly code = 'lottery.open_already';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('Another lottery is open in this session; draw it first', { sessionId });
  }
}

export class LotteryOver extends DomainError {
  readonly code = 'lottery.over';
  readonly kind = 'gone';
  constructor(lotteryId: string) {
    super('Nobody can take part in this lottery any more', { lotteryId });
  }
}

export class LotteryNotDrawn extends DomainError {
  readonly code = 'lottery.not_drawn';
  readonly kind = 'conflict';
  constructor(lotteryId: string) {
    super('The seed and the list of entrants are told after the draw', { lotteryId });
  }
}

export class LotteryNeedsKeyword extends DomainError {
  readonly code = 'lottery.needs_keyword';
  readonly kind = 'conflict';
  constructor(keyword: string) {
    super('Write the keyword in a comment to take part', { keyword });
  }
}

export class NotInLottery extends DomainError {
  readonly code = 'lottery.not_entered';
  readonly kind = 'not_found';
  constructor(lotteryId: string) {
    super('You have not taken part in this lottery', { lotteryId });
  }
}
