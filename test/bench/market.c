/*
 * The market step of sim/market (orders.ts, ramps.ts, auction.ts) in C, the yardstick of `npm run bench market`: reads weeks of orders as
 * market.ts writes them, submits and clears them ROUNDS times, prints nanoseconds a week of the fastest round, then all prices, asks
 * and tonnes traded of the last round.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EXPECTATION_GAIN 0.1
#define NORMAL_GAIN (1.0 / 156)
#define NORMAL_PULL 0.01
#define SLOWEST_FALL 0.95
#define FASTEST_QUOTE 0.35
#define NARROWEST 1e-6
#define NARROWEST_USD 1e-12
#define ROUNDING 1e-12

typedef struct {
  int count, room;
  int *latest, *earlier;
  double *quantity, *low, *high, *filled;
} side;

typedef struct {
  int count;
  int *place;
  double *low, *high, *quantity, *slope;
  double total, lowest, highest;
} ramp_list;

static int markets;
static side bids, offers;
static ramp_list ramps;
static double *price, *ask, *traded, *expected, *normal, *lot;
static int *quoted;

static void *reserve(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory) exit(1);
  return memory;
}

static void *extend(void *memory, size_t bytes) {
  memory = realloc(memory, bytes);
  if (!memory) exit(1);
  return memory;
}

static void grow(side *s) {
  s->room = s->room ? 2 * s->room : 64;
  s->earlier = extend(s->earlier, s->room * sizeof(int));
  s->quantity = extend(s->quantity, s->room * sizeof(double));
  s->low = extend(s->low, s->room * sizeof(double));
  s->high = extend(s->high, s->room * sizeof(double));
  s->filled = extend(s->filled, s->room * sizeof(double));
}

static int submit(side *s, int market, double quantity, double low, double high) {
  double end = high <= low ? low * (1 + NARROWEST) + NARROWEST_USD : high;
  if (!(quantity >= 0 && low >= 0 && quantity + end < INFINITY)) exit(1);
  if (s->count == s->room) grow(s);
  int place = s->count++;
  s->earlier[place] = s->latest[market];
  s->latest[market] = place;
  s->quantity[place] = quantity;
  s->low[place] = low;
  s->high[place] = end;
  s->filled[place] = 0;
  return place;
}

static void add_ramps(const side *s, int m) {
  int *restrict place = ramps.place;
  double *restrict low = ramps.low, *restrict high = ramps.high;
  double *restrict quantity = ramps.quantity, *restrict slope = ramps.slope;
  int count = ramps.count;
  double total = ramps.total, lowest = ramps.lowest, highest = ramps.highest;
  for (int k = s->latest[m]; k >= 0; k = s->earlier[k]) {
    double tonnes = s->quantity[k], begin = s->low[k], end = s->high[k];
    if (tonnes == 0) continue;
    low[count] = begin;
    high[count] = end;
    quantity[count] = tonnes;
    slope[count] = tonnes / (end - begin);
    place[count++] = k;
    total += tonnes;
    if (begin < lowest) lowest = begin;
    if (end > highest) highest = end;
  }
  ramps.count = count;
  ramps.total = total;
  ramps.lowest = lowest;
  ramps.highest = highest;
}

static double crossing(double target, double from, double to, double guess) {
  const double *restrict low = ramps.low, *restrict high = ramps.high;
  const double *restrict quantity = ramps.quantity, *restrict slope = ramps.slope;
  double hair = ROUNDING * target, p = guess;
  while (from < to) {
    if (!(p >= from && p < to)) p = 0.5 * (from + to);
    if (p == to) break;
    double missing = target, rise = 0, before = from, after = to;
    for (int k = 0; k < ramps.count; k++) {
      if (p >= high[k]) {
        missing -= quantity[k];
        if (high[k] > before) before = high[k];
      } else if (p < low[k]) {
        if (low[k] < after) after = low[k];
      } else {
        missing -= slope[k] * (p - low[k]);
        rise += slope[k];
        if (low[k] > before) before = low[k];
        if (high[k] < after) after = high[k];
      }
    }
    double next = p + missing / rise;
    if (missing > hair) {
      if (next <= after) return next;
      from = after;
      p = rise > 0 ? next : after;
    } else {
      if (missing + rise * (p - before) > hair) return fmin(next, to);
      to = before;
      p = next;
    }
  }
  return to;
}

static double clearing_price(double wanted, double dearest_bid, double lot, double previous) {
  if (wanted > lot) return crossing(wanted - lot, ramps.lowest, dearest_bid, previous);
  double cheapest = wanted > 0 ? ramps.lowest : fmin(ramps.lowest, previous);
  return fmax(cheapest, SLOWEST_FALL * previous);
}

static double ask_of_lot(double target, double price, double previous) {
  double most = fmax(price, fmin(ramps.highest, (1 + FASTEST_QUOTE) * previous));
  return crossing(target, price, most, price);
}

static double fill_bids(int end, double *restrict filled, double p) {
  const double *restrict low = ramps.low, *restrict high = ramps.high;
  double sum = 0;
  for (int k = 0; k < end; k++) {
    double tonnes = p <= low[k] ? ramps.quantity[k] : p < high[k] ? ramps.slope[k] * (high[k] - p) : 0;
    filled[ramps.place[k]] = tonnes;
    sum += tonnes;
  }
  return sum;
}

static double fill_offers(int from, double *restrict filled, double p) {
  const double *restrict low = ramps.low, *restrict high = ramps.high;
  double sum = 0;
  for (int k = from; k < ramps.count; k++) {
    double tonnes = p >= high[k] ? ramps.quantity[k] : p > low[k] ? ramps.slope[k] * (p - low[k]) : 0;
    filled[ramps.place[k]] = tonnes;
    sum += tonnes;
  }
  return sum;
}

static void scale(int from, int end, double *filled, double share) {
  for (int k = from; k < end; k++) filled[ramps.place[k]] *= share;
}

static void clear_market(int m) {
  ramps.count = 0;
  ramps.total = 0;
  ramps.lowest = INFINITY;
  ramps.highest = 0;
  add_ramps(&bids, m);
  int count = ramps.count;
  double wanted = ramps.total, dearest_bid = ramps.highest;
  add_ramps(&offers, m);
  double p = price[m] = clearing_price(wanted, dearest_bid, lot[m], price[m]);
  double demand = fill_bids(count, bids.filled, p);
  double supply = fill_offers(count, offers.filled, p);
  if (demand > supply) scale(0, count, bids.filled, supply / demand);
  if (supply > demand) scale(count, ramps.count, offers.filled, demand / supply);
  traded[m] = fmin(demand, supply);
  if (quoted[m]) ask[m] = ask_of_lot(wanted + lot[m], p, ask[m]);
}

static void clear_auctions(void) {
  for (int m = 0; m < markets; m++) {
    clear_market(m);
    expected[m] += EXPECTATION_GAIN * (price[m] - expected[m]) + NORMAL_PULL * (normal[m] - expected[m]);
    normal[m] += NORMAL_GAIN * (price[m] - normal[m]);
  }
}

static void empty(side *s) {
  s->count = 0;
  for (int m = 0; m < markets; m++) s->latest[m] = -1;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

/* File: doubles. markets, weeks; lot and quoted by market; opening price and ask by market; then for each week bids and
   offers: their number, and of each market, quantity, low, high. */
int main(int argc, char **argv) {
  int rounds = argc > 2 ? atoi(argv[2]) : 100;
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 1;
  fseek(file, 0, SEEK_END);
  long bytes = ftell(file);
  rewind(file);
  double *data = reserve(1, bytes);
  if (fread(data, 1, bytes, file) != (size_t)bytes) return 1;
  markets = data[0];
  int weeks = data[1];
  double *opening = data + 2 + 2 * markets;
  double **columns[] = {&price, &ask, &traded, &expected, &normal, &lot};
  for (int c = 0; c < 6; c++) *columns[c] = reserve(markets, sizeof(double));
  quoted = reserve(markets, sizeof(int));
  bids.latest = reserve(markets, sizeof(int));
  offers.latest = reserve(markets, sizeof(int));
  for (int m = 0; m < markets; m++) lot[m] = data[2 + m], quoted[m] = data[2 + markets + m];
  double *found = reserve((size_t)weeks * markets * 3, sizeof(double));
  double best = INFINITY;
  size_t room = bytes / sizeof(double) / 4;
  ramps.low = reserve(room, sizeof(double)), ramps.high = reserve(room, sizeof(double));
  ramps.place = reserve(room, sizeof(int));
  ramps.quantity = reserve(room, sizeof(double)), ramps.slope = reserve(room, sizeof(double));
  for (int round = 0; round < rounds; round++) {
    memcpy(price, opening, markets * sizeof(double));
    memcpy(ask, opening + markets, markets * sizeof(double));
    memcpy(expected, opening, markets * sizeof(double));
    memcpy(normal, opening, markets * sizeof(double));
    double *next = opening + 2 * markets, *out = found;
    double start = now();
    for (int week = 0; week < weeks; week++) {
      empty(&bids);
      empty(&offers);
      for (side *s = &bids;; s = &offers) {
        int orders = *next++;
        for (int k = 0; k < orders; k++, next += 4) submit(s, next[0], next[1], next[2], next[3]);
        if (s == &offers) break;
      }
      clear_auctions();
      for (int m = 0; m < markets; m++) *out++ = price[m], *out++ = ask[m], *out++ = traded[m];
    }
    best = fmin(best, (now() - start) / weeks);
  }
  printf("%.1f\n", best);
  for (size_t k = 0; k < (size_t)weeks * markets * 3; k++) printf("%.17g\n", found[k]);
  return 0;
}
