import { Injectable } from '@nestjs/common';
import type { Viewer } from '@shopcast/access';
import { FactLog } from '@shopcast/event-log';
import { accepted, type AcceptedAnswer } from '../../api/accepted.answer.js';
import { Admission } from '../../api/admission.js';
import { visitShop } from '../../domain/visitor.js';

@Injectable()
export class VisitShopHandler {
  constructor(
    private readonly admission: Admission,
    private readonly log: FactLog,
  ) {}

  async handle(viewer: Viewer, sessionId: string, { id }: { readonly id: string }): Promise<AcceptedAnswer> {
    const visitor = await this.admission.admit(viewer, sessionId);
    await this.log.append([visitShop(visitor, id)]);
    return accepted(id, visitor);
  }
}
