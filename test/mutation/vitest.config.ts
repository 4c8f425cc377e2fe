/** For `npm run mutate`: the tests near a mutated file and no others, for which nothing is built. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: (process.env.MUTATE_TESTS ?? '').split(','), isolate: false },
})
