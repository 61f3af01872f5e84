/** §2.2: the first network, routing, and what stands in for it in Table 4. */
import { choice, count, flag, real } from './settingFields.ts'

export const initializationSettings = {
  initialRouterCount: count(1, 512, 20, {
    unit: 'routers',
    section: 'Initialisation',
    label: 'Initial routers',
    symbol: 'K',
    help: 'Routers made by clustering the first attributes (§2.2.1).',
    paperGrid: [5, 10, 15, 20, 40],
  }),
  firstProfiles: choice(['template', 'model'], 'template', {
    section: 'Initialisation',
    label: 'First profiles',
    help: 'Write first profiles from a template, or ask the model (one call per client).',
  }),
}

export const routingSettings = {
  propagation: choice(['routers', 'retrieval'], 'routers', {
    section: 'Routing',
    label: 'Propagation',
    help: 'Through routers (RecNet), or whole profiles to the nearest clients (Table 4, EM; "w/o CPR").',
  }),
  updateSize: count(1, 100_000, 25, {
    unit: 'clients',
    section: 'Routing',
    label: 'Update size',
    symbol: 'update_size',
    help: 'Updated clients that start the router-centric update (Algorithm 1, line 13); 1 is "w/o asynchronous".',
    paperGrid: [10, 15, 20, 25, 30],
  }),
  flushAtEnd: flag(true, {
    section: 'Routing',
    label: 'Flush at the end',
    help: 'One last router-centric update after the last interaction.',
  }),
  thresholdMode: choice(['absolute', 'quantile'], 'quantile', {
    section: 'Routing',
    label: 'Threshold mode',
    help: 'τ itself, or the quantile of the scores of each update. τ is specific to an encoder: use absolute with encoders like the paper’s.',
  }),
  routingThreshold: real(-1, 1, 0.85, {
    section: 'Routing',
    label: 'Routing threshold',
    symbol: 'τ',
    help: 'Lowest routing score (Eq. 4) that delivers a message; used in absolute mode.',
    paperGrid: [0.7, 0.75, 0.8, 0.85, 0.9],
  }),
  routingQuantile: real(0, 1, 0.8, {
    section: 'Routing',
    label: 'Routing quantile',
    help: 'In quantile mode, the share of scored pairs that is not delivered: 0.8 delivers the top 20 %.',
  }),
  attributeScope: choice(['cumulative', 'new'], 'cumulative', {
    section: 'Routing',
    label: 'Attributes in Eq. 4',
    help: 'Compare a client with all attributes of a router, or with those newly assigned.',
  }),
  attributeSimilarity: real(0.5, 1, 0.9, {
    section: 'Routing',
    label: 'Attribute similarity',
    help: 'Attributes spelled at least this alike (edit ratio) are the same attribute.',
  }),
  maxRoutersPerClient: count(0, 512, 0, {
    unit: 'messages',
    section: 'Routing',
    label: 'Routers per client',
    help: 'Most messages one client is sent in one update, highest scores first; 0 sets no limit.',
  }),
  returnToSender: flag(false, {
    section: 'Routing',
    label: 'Return to sender',
    help: 'Deliver a message to a client even if all its new attributes came from that client.',
  }),
  delivery: choice(['routed', 'none', 'shuffled'], 'routed', {
    section: 'Routing',
    label: 'Delivery',
    help: 'Controls for claims about propagation: messages as routed; none is ever delivered; or as many, each to another client by chance.',
  }),
  retrievedClients: count(1, 512, 5, {
    unit: 'clients',
    section: 'Routing',
    label: 'Retrieved clients',
    symbol: 'k',
    help: 'Direct propagation only: clients that receive an updated profile.',
  }),
  selectReceivers: flag(false, {
    section: 'Routing',
    label: 'Model selects',
    help: 'Direct propagation only: the model chooses the receivers among the nearest clients (Table 4, EM+LR); one call per updated client.',
  }),
  consideredClients: count(1, 100, 15, {
    unit: 'clients',
    section: 'Routing',
    label: 'Considered clients',
    symbol: 'p',
    help: 'Nearest clients among which the model chooses; the paper does not say how many.',
  }),
  digestMessages: flag(false, {
    section: 'Routing',
    label: 'Model summarises',
    help: 'Direct propagation only: the model writes for each receiver what of the profile is worth sending (Table 4, EM+LR+LS); one call per message.',
  }),
}
