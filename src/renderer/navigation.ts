/** Every page of the workbench and its address. */
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteRecordRaw,
  type RouterHistory,
} from 'vue-router'
import { carriedQuery } from './features/run/carriedQuery.ts'
import { pageTitle } from './pageTitle.ts'
import { scrollPlaces } from './scrollPlaces.ts'

const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'start',
    component: () => import('./features/start/StartPage.vue'),
    meta: { title: 'navigation.start' },
  },
  {
    path: '/runs',
    name: 'runs',
    component: () => import('./features/runs/RunsPage.vue'),
    meta: { title: 'navigation.runs' },
  },
  {
    path: '/compare',
    name: 'compare',
    component: () => import('./features/compare/ComparePage.vue'),
    meta: { title: 'navigation.compareRuns', place: 'runs' },
  },
  {
    path: '/studies',
    name: 'studies',
    component: () => import('./features/studies/list/StudiesPage.vue'),
    meta: { title: 'navigation.studies' },
  },
  {
    path: '/compose/study',
    name: 'new-study',
    component: () => import('./features/studies/compose/NewStudyPage.vue'),
    meta: { title: 'navigation.newStudy', place: 'studies' },
  },
  {
    path: '/studies/:study',
    component: () => import('./features/studies/StudyPage.vue'),
    props: true,
    children: [
      {
        path: '',
        name: 'study',
        component: () => import('./features/studies/results/StudyResultsPage.vue'),
        meta: { title: 'navigation.resultsOfAStudy' },
      },
      {
        path: 'figures',
        name: 'study-figures',
        component: () => import('./features/studies/figures/StudyFiguresPage.vue'),
        meta: { title: 'navigation.figuresOfAStudy' },
      },
      {
        path: 'runs',
        name: 'study-runs',
        component: () => import('./features/studies/runs/StudyRunsPage.vue'),
        meta: { title: 'navigation.runsOfAStudy' },
      },
      {
        path: 'messages',
        name: 'study-messages',
        component: () => import('./features/studies/messages/StudyMessagesPage.vue'),
        meta: { title: 'navigation.messagesOfAStudy' },
      },
      {
        path: 'efficiency',
        name: 'study-efficiency',
        component: () => import('./features/studies/efficiency/StudyEfficiencyPage.vue'),
        meta: { title: 'navigation.efficiencyOfAStudy' },
      },
      {
        path: 'file',
        name: 'study-file',
        component: () => import('./features/studies/file/StudyFilePage.vue'),
        meta: { title: 'navigation.fileOfAStudy' },
      },
    ],
  },
  {
    path: '/compose',
    name: 'compose',
    component: () => import('./features/compose/ComposePage.vue'),
    meta: { title: 'navigation.compose' },
  },
  {
    path: '/datasets',
    name: 'datasets',
    component: () => import('./features/datasets/DatasetsPage.vue'),
    meta: { title: 'navigation.datasets' },
  },
  {
    path: '/datasets/:dataset',
    name: 'dataset',
    component: () => import('./features/datasets/DatasetPage.vue'),
    props: true,
    meta: { title: 'navigation.dataset' },
  },
  {
    path: '/models',
    name: 'models',
    component: () => import('./features/models/ModelsPage.vue'),
    meta: { title: 'navigation.models' },
  },
  {
    path: '/run/:run',
    component: () => import('./features/run/RunPage.vue'),
    props: true,
    meta: { place: 'runs' },
    children: [
      {
        path: '',
        name: 'overview',
        component: () => import('./features/run/OverviewPage.vue'),
        props: true,
        meta: { title: 'navigation.overview' },
      },
      {
        path: 'routers/:router(r\\d+)?',
        name: 'routers',
        component: () => import('./features/routers/RoutersPage.vue'),
        props: true,
        meta: { title: 'navigation.routers' },
      },
      {
        path: 'memories/:client?',
        name: 'memories',
        component: () => import('./features/memories/MemoriesPage.vue'),
        props: true,
        meta: { title: 'navigation.memories' },
      },
      {
        path: 'prompts/:call(.*)?',
        name: 'prompts',
        component: () => import('./features/prompts/PromptsPage.vue'),
        props: true,
        meta: { title: 'navigation.prompts' },
      },
      {
        path: 'results',
        name: 'results',
        component: () => import('./features/results/ResultsPage.vue'),
        props: true,
        meta: { title: 'navigation.results', timeless: true },
      },
      {
        path: 'manifest',
        name: 'manifest',
        component: () => import('./features/manifest/ManifestPage.vue'),
        props: true,
        meta: { title: 'navigation.manifest', timeless: true },
      },
    ],
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./features/settings/SettingsPage.vue'),
    meta: { title: 'navigation.settings' },
  },
  {
    path: '/:rest(.*)*',
    name: 'nowhere',
    component: () => import('./features/start/NowherePage.vue'),
    meta: { title: 'navigation.pageNotFound' },
  },
]

/**
 * Reads the page of a run and its charts, most of all code, while nothing else is to do, so that the first run opens as
 * quickly as the next. Where the page begins at a run, its own figures are drawn and none need be ahead of them.
 */
export function readAhead({ params }: RouteLocationNormalized): void {
  void import('./features/run/RunPage.vue')
  void import('./features/run/OverviewPage.vue')
  if (params['run'] === undefined)
    void import('./features/run/ahead/figuresAhead.ts').then(({ figuresAhead }) => figuresAhead())
}

/** The router of the page. It also sets the title of the document. */
export function createNavigation(history: RouterHistory = createWebHistory()) {
  const places = scrollPlaces(() => document.querySelector('main'))
  /** The address that is gone back or forward to, which is taken as it is. */
  let passed: string | null = null
  history.listen((to) => (passed = to))
  const navigation = createRouter({
    history,
    routes: [...routes],
    // The main element scrolls, and not the window. Another page begins where its address points, or at its top; a
    // page that is gone back to, and a page of the same run, where it was left.
    scrollBehavior: (to, from, saved) => {
      if (pageOf(to) !== pageOf(from) && to.hash === '')
        places.come(pageOf(to), saved !== null || isSameRun(to, from))
      return false
    },
  })
  navigation.beforeEach((to, from) => {
    if (pageOf(to) !== pageOf(from)) places.leave(pageOf(from))
    const query = passed === to.fullPath ? null : carriedQuery(to, from)
    passed = null
    return query === null ? true : { path: to.path, query, hash: to.hash }
  })
  navigation.afterEach((to) => {
    document.title = pageTitle(to)
  })
  return navigation
}

/** The page of an address, whatever it has selected. */
function pageOf({ name, params }: RouteLocationNormalized): string {
  return [name, params['run'], params['study'], params['dataset']].map(String).join(' ')
}

function isSameRun(to: RouteLocationNormalized, from: RouteLocationNormalized): boolean {
  return to.params['run'] !== undefined && to.params['run'] === from.params['run']
}
