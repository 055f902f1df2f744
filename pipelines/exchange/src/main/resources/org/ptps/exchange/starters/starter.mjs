// Lee la exportación con Node solo. / Reads the export with Node alone.
//
//     node starters/starter.mjs . PT-COB-01 HN
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [exported = '.', indicator = 'PT-COB-01', area = 'HN', which = ''] = process.argv.slice(2);
// Lo observado en su año; con "all", también lo arrastrado.
// What was observed in its year; with "all", what is carried forward too.
const table = which === 'all' ? 'indicator_values' : 'observed_values';

// Una celda entre comillas puede tener comas, comillas dobladas y saltos de línea.
// A quoted cell may hold commas, doubled quotes and line breaks.
function records(text) {
  const rows = [[]];
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g;
  for (let found = cells.exec(text); found && cells.lastIndex <= text.length; found = cells.exec(text)) {
    const cell = found[1];
    rows[rows.length - 1].push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (found[2] === '') break;
    if (found[2] !== ',') rows.push([]);
  }
  const [head, ...body] = rows.filter(row => row.length > 1 || row[0] !== '');
  return body.map(row => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

// El archivo empieza con una marca. / The file begins with a mark.
const text = readFileSync(join(exported, 'data', `${table}{{suffix}}.csv`), 'utf8').replace(/^\ufeff/, '');
const order = row => `${row.residence} ${row.year}`;
const rows = records(text)
  .filter(row => row.indicator === indicator && row.area_code === area)
  .sort((one, other) => (order(one) < order(other) ? -1 : 1));

if (existsSync(join(exported, 'DATOS-FICTICIOS.txt'))) console.log('DATOS FICTICIOS');
for (const row of rows) {
  // Sin valor hay un motivo, nunca cero. / Without a value there is a reason, never zero.
  console.log(row.residence, row.year, row.value || row.reason, `${row.numerator ?? ''}/${row.denominator ?? ''}`);
}
