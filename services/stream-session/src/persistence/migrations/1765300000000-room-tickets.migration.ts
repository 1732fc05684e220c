import { serviceOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoomTickets1765300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE used_room_tickets (
        ticket_id uuid PRIMARY KEY,
        expires_at_ms bigint NOT NULL
      );
      COMMENT ON TABLE used_room_tickets IS 'Tickets to rooms that were shown once; kept until they would not be good any more';
      CREATE INDEX used_room_tickets_by_expiry ON used_room_tickets (expires_at_ms);
      ${serviceOwned('used_room_tickets')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_room_tickets');
  }
}
