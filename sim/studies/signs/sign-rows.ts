/** Every row of the sign table. A new lever, kind or programme needs one here: a test says so. */
import { CONTROLS_ROWS } from './controls-rows.ts'
import { FIRMS_ROWS } from './firms-rows.ts'
import type { SignRow } from './sign-row.ts'
import { SUPPORT_ROWS } from './support-rows.ts'

export const SIGN_ROWS: readonly SignRow[] = [...CONTROLS_ROWS, ...SUPPORT_ROWS, ...FIRMS_ROWS]
