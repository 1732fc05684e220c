import { DomainError } from '@shopcast/kernel';

/** One request of a batch is refused; the others are none of its business. */
export interface Refusal {
  readonly kind: 'refused';
  readonly refusal: DomainError;
}

/** Turns a refusal into an answer. Anything else that is thrown is a bug and ends the whole batch. */
export function orRefused<Answer>(decide: () => Answer): Answer | Refusal {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', refusal: error };
    throw error;
  }
}
