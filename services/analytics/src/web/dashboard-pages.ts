import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { BuiltPages } from '@shopcast/http';

/** The dashboard's files, as built from services/analytics/web; the same place seen from src and from dist. */
@Injectable()
export class DashboardPages extends BuiltPages {
  constructor() {
    super(fileURLToPath(new URL('../../dist-web', import.meta.url)));
  }
}
