import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

/* DuckDB with the filter that the other peers have, as a query over the files. Runs with what tools/peers holds. */

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<Connection> }>;
  };
}
interface Connection {
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
}

const require = createRequire(join(import.meta.dirname, '..', '..', 'tools', 'peers', 'package.json'));
const { DuckDBInstance } = require('@duckdb/node-api') as DuckDb;
const [threads = '1', file = ''] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.runAndReadAll(`SET threads = ${Number(threads)}`);
const columns =
  "{'@timestamp': 'VARCHAR', host: 'STRUCT(id VARCHAR, name VARCHAR)', " +
  "process: 'STRUCT(command_line VARCHAR, executable VARCHAR, parent STRUCT(executable VARCHAR))'}";
const answer = await connection.runAndReadAll(
  `SELECT count(*) FROM read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', columns = ${columns})
   WHERE process.parent.executable ILIKE '%run%command%' OR process.command_line ILIKE '%-ExecutionPolicy Unrestricted%'`,
);
process.stdout.write(`${answer.getRows()[0]?.[0]}\n`);
