/** A report on messages written by hand: two seeds, one of them without the shuffled control. */
import type {
  MessagesBlock,
  MessagesComparison,
  MessagesReport,
} from '../vocabulary/studies/messagesReport.ts'

/** Builds one comparison; by default of all interactions, within chance. */
export function buildComparison(change: Partial<MessagesComparison> = {}): MessagesComparison {
  return {
    about: 'all',
    control: 'no messages',
    family: 'main',
    interactions: 1200,
    seeds: 2,
    users: 100,
    recNet: 0.75,
    against: 0.74,
    outcomes: { recNetAlone: 30, controlAlone: 18, same: 1152 },
    test: {
      difference: 0.01,
      interval: { low: -0.02, high: 0.04 },
      over: 'seeds and users',
      pValue: 0.3,
      pHolm: 0.6,
      detectable: 0.05,
    },
    ...change,
  }
}

/** Builds the block of one dataset and backbone. */
export function buildMessagesBlock(change: Partial<MessagesBlock> = {}): MessagesBlock {
  return {
    dataset: 'demo',
    model: 'built-in agent',
    row: 'RecNet',
    caveat: 'text rules, not a language model',
    seeds: [
      {
        seed: 2020,
        run: 'demo-recnet-1',
        controls: [
          { control: 'no messages', run: 'demo-none-1', unpaired: null },
          { control: 'shuffled messages', run: 'demo-shuffled-1', unpaired: 'it ends before step 3' },
        ],
        interactions: 600,
        userReceptions: 494,
        delivered: 9000,
      },
      {
        seed: 2021,
        run: 'demo-recnet-2',
        controls: [{ control: 'no messages', run: 'demo-none-2', unpaired: null }],
        interactions: 600,
        userReceptions: 485,
        delivered: 9000,
      },
    ],
    summary: ['This study does not show that messages change the reward.', 'Nothing else either.'],
    notes: ['The model: text rules, not a language model.'],
    comparisons: [
      buildComparison(),
      buildComparison({ about: 'cold', family: 'further', interactions: 0, recNet: null, against: null, outcomes: null, test: null }),
    ], // prettier-ignore
    routers: [
      {
        seed: 2020,
        run: 'demo-recnet-1',
        router: 'r11',
        receptions: 233,
        userReceptions: 92,
        rewards: { recNet: 0.8, against: { 'no messages': 0.78, 'shuffled messages': null } },
        credits: {
          right: { positive: 59, neutral: 36, negative: 38 },
          wrong: { positive: 16, neutral: 15, negative: 6 },
        },
      },
      {
        seed: 2021,
        run: 'demo-recnet-2',
        router: 'r4',
        receptions: 240,
        userReceptions: 0,
        rewards: { recNet: null, against: { 'no messages': null, 'shuffled messages': null } },
        credits: null,
      },
    ],
    rules: {
      rows: [
        buildRule('Accept all.', [2020, 2021], { isFirst: true }),
        buildRule('Prefer jazz.', [2020, 2021], {}),
        buildRule('=Prefer folk.', [2021], {}),
      ],
      exact: { distinct: 2, inTwoOrMore: 1, inAll: 1, seeds: 2 },
      similar: { distinct: 2, inTwoOrMore: 1, inAll: 1, seeds: 2, ratio: 0.9 },
    },
    ...change,
  }
}

/** Builds a report of one block. */
export function buildMessagesReport(change: Partial<MessagesReport> = {}): MessagesReport {
  return {
    study: 'messages-demo',
    title: 'Do messages help?, demo',
    blocks: [buildMessagesBlock()],
    notes: [],
    ...change,
  }
}

function buildRule(
  text: string,
  seeds: readonly number[],
  change: Partial<MessagesBlock['rules']['rows'][number]>,
): MessagesBlock['rules']['rows'][number] {
  return {
    text,
    isFirst: false,
    seeds,
    clients: 7,
    asNew: 6,
    asRewrite: 1,
    receptions: 5,
    rewards: { recNet: 0.6, against: { 'no messages': 0.4, 'shuffled messages': null } },
    example: { run: 'demo-recnet-1', client: 'u:3' },
    ...change,
  }
}
