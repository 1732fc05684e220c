import { ApiProperty } from '@nestjs/swagger';
import { columnTypes, type ColumnType, type ExportedTable } from './exported-table.js';

export class ExportedColumnAnswer {
  @ApiProperty({ example: 'metric' }) readonly name!: string;
  @ApiProperty({ enum: columnTypes, description: 'Amounts are integers, in minor units' }) readonly type!: ColumnType;
}

export class ExportedTableAnswer {
  @ApiProperty({ example: 'session_metrics' }) readonly name!: string;
  @ApiProperty({ example: 'Every metric of each session' }) readonly meaning!: string;
  @ApiProperty({ type: ExportedColumnAnswer, isArray: true }) readonly columns!: readonly ExportedColumnAnswer[];
}

export class ExportedTablesAnswer {
  @ApiProperty({ type: ExportedTableAnswer, isArray: true }) readonly items!: readonly ExportedTableAnswer[];
}

export const toExportedTables = (tables: readonly ExportedTable[]): ExportedTablesAnswer => ({
  items: tables.map(({ name, meaning, columns }) => ({ name, meaning, columns })),
});
