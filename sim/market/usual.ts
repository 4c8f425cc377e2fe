/** Weight of a week in what counts as an agent's usual output, sales or exports: about ten weeks; assumed, 0.05-0.2. */
export const USUAL_GAIN = 0.1
