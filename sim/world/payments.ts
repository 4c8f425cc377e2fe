/** What public money outside China goes to and comes from; a place counts the columns of a run. */
export const PAYMENTS = ['bought', 'sold', 'floorsMines', 'floorsSeparators', 'loans'] as const
type Payment = (typeof PAYMENTS)[number]

/** Places in `flows.payments`. */
export const PAID = Object.fromEntries(PAYMENTS.map((name, place) => [name, place])) as Readonly<
  Record<Payment, number>
>
