/** How a supplier that files for its customers does so; read under licences alone. */
export const FILING_PARAMS = {
  lotWeeks: {
    underControls: true,
    unit: 'weeks of use',
    doc: 'Quantity that one licence application asks for.',
    default: 3,
    min: 0.5,
    max: 26,
    source: 'small lots: half a tonne and whole tonnes of Dy in 2025 (Tradium); assumed, 1-6',
    grade: 'D',
  },
  horizonWeeks: {
    underControls: true,
    unit: 'weeks of use',
    doc: 'Need of a customer for which it wants licences in hand or under way.',
    default: 11,
    min: 1,
    max: 52,
    source: 'assumed, 8-20; licences lasted six months in 2025',
    grade: 'D',
  },
  belief: {
    underControls: true,
    unit: 'share',
    doc: 'Share of what it has applied for that it reckons will be granted in time.',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'half of 2,000 European applications had been handled in October 2025 (Sefcovic)',
    grade: 'C',
  },
} as const
