/** The settings of recommenders that learn from all training histories at once; each method has some of them. */
import { choice, count, flag, real, text } from './settingFields.ts'

const section = 'Training'

export const trainingSettings = {
  data: {
    trainOn: text(100, {
      section,
      label: 'Train on',
      help: 'The name of another dataset to learn from, such as the whole category that the dataset of the run is a sample of (the paper’s “-full”). Users and items are the same by their ids. Of every user the last two interactions are left out, and of a user of the sample everything from its validation item on.',
    }),
  },
  itemKnn: {
    neighbours: count(1, 100_000, 100, {
      unit: 'items',
      section,
      label: 'Neighbours',
      symbol: 'k',
      help: 'ItemKNN only: the nearest items that each item keeps.',
    }),
    shrink: real(0, 10_000, 0, {
      section,
      label: 'Shrink',
      help: 'ItemKNN only: added to the denominator of the cosine, so that items with few users are less alike.',
    }),
  },
  epochs: {
    dimensions: count(4, 1024, 128, {
      unit: 'dimensions',
      section,
      label: 'Dimensions',
      help: 'The size of the vectors of users and items, a multiple of four (the paper: 128).',
      paperGrid: [128],
    }),
    learningRate: real(0, 1, 0.001, { section, label: 'Learning rate', help: 'The step size of Adam.' }),
    weightDecay: real(0, 1, 0, {
      section,
      label: 'Weight decay',
      help: 'The weight of an L2 penalty on everything that is learnt.',
    }),
    batchSize: count(1, 100_000, 256, {
      unit: 'examples',
      section,
      label: 'Mini-batch',
      help: 'Examples before one step of Adam. RecBole’s 2048 is more than a sample of 100 users has.',
    }),
    epochs: count(1, 10_000, 300, {
      unit: 'epochs',
      section,
      label: 'Epochs',
      help: 'The most passes over the training data.',
    }),
    patience: count(0, 10_000, 10, {
      unit: 'epochs',
      section,
      label: 'Patience',
      help: 'Training ends after more epochs than this without a better NDCG@10 of the validation items, and takes the best epoch; 0 learns for all epochs and takes the last.',
    }),
    gridSearch: flag(false, {
      section,
      label: 'Grid search',
      help: 'Train with several values of learning rate and weight decay (BPR, LightGCN) or dropout (SASRec), and take those with the best NDCG@10 of the validation items.',
    }),
    gridBudget: count(1, 100, 8, {
      unit: 'trials',
      section,
      label: 'Grid budget',
      help: 'The most trials of a grid search, the values of the settings first.',
    }),
  },
  lightGcn: {
    penalty: real(0, 1, 0.00001, {
      section,
      label: 'Vector penalty',
      help: 'LightGCN only: the weight of the squared lengths of the vectors of a mini-batch.',
    }),
  },
  layered: {
    layers: count(1, 8, 2, {
      unit: 'layers',
      section,
      label: 'Layers',
      help: 'SASRec: transformer layers. LightGCN: steps that vectors go along the interactions.',
    }),
  },
  sasRec: {
    heads: count(1, 16, 2, {
      unit: 'heads',
      section,
      label: 'Heads',
      help: 'SASRec only: heads of attention; they divide the dimensions into multiples of four.',
    }),
    innerSize: count(4, 4096, 256, {
      unit: 'dimensions',
      section,
      label: 'Inner size',
      help: 'SASRec only: the width of the feed-forward part, a multiple of four.',
    }),
    dropout: real(0, 0.95, 0.5, {
      section,
      label: 'Dropout',
      help: 'SASRec only: the share of elements that is set to 0 in training.',
    }),
    maxHistory: count(1, 1000, 50, {
      unit: 'items',
      section,
      label: 'Longest history',
      help: 'SASRec only: the newest items of a history that are read.',
    }),
    loss: choice(['softmax', 'binary'], 'softmax', {
      section,
      label: 'Loss',
      help: 'SASRec only: cross entropy over all items after every prefix of a history (RecBole’s form, which papers mostly compare with), or binary cross entropy with one negative item at every position (the original).',
    }),
  },
} as const
