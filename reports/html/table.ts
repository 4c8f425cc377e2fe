import type { Table } from '../charts/chart.ts'
import { html, type Markup } from './markup.ts'

/** A table whose cells may hold small pictures. */
export type PictureTable = Omit<Table, 'rows'> & { readonly rows: readonly (readonly (string | Markup)[])[] }

/** A scrollable table with row headings; focusable, so that it can be scrolled with the keyboard. */
export function renderTable(table: PictureTable): Markup {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${`Table: ${table.caption}`}"><table><caption>${table.caption}</caption><thead><tr>${table.columns.map(
    (column) => (column === '' ? html`<td></td>` : html`<th scope="col">${column}</th>`),
  )}</tr></thead><tbody>${table.rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`,
  )}</tbody></table></div>`
}
