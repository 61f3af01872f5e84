/** Every page of the workbench and its address. */
import { createRouter, createWebHistory, type RouteRecordRaw, type RouterHistory } from 'vue-router'

const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'start',
    component: () => import('./features/start/StartPage.vue'),
    meta: { title: 'Start' },
  },
  {
    path: '/runs',
    name: 'runs',
    component: () => import('./features/runs/RunsPage.vue'),
    meta: { title: 'Runs' },
  },
  {
    path: '/compare',
    name: 'compare',
    component: () => import('./features/compare/ComparePage.vue'),
    meta: { title: 'Compare runs', place: 'runs' },
  },
  {
    path: '/studies',
    name: 'studies',
    component: () => import('./features/studies/list/StudiesPage.vue'),
    meta: { title: 'Studies' },
  },
  {
    path: '/compose/study',
    name: 'new-study',
    component: () => import('./features/studies/compose/NewStudyPage.vue'),
    meta: { title: 'New study', place: 'studies' },
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
        meta: { title: 'Results of a study' },
      },
      {
        path: 'figures',
        name: 'study-figures',
        component: () => import('./features/studies/figures/StudyFiguresPage.vue'),
        meta: { title: 'Figures of a study' },
      },
      {
        path: 'runs',
        name: 'study-runs',
        component: () => import('./features/studies/runs/StudyRunsPage.vue'),
        meta: { title: 'Runs of a study' },
      },
      {
        path: 'messages',
        name: 'study-messages',
        component: () => import('./features/studies/messages/StudyMessagesPage.vue'),
        meta: { title: 'Messages of a study' },
      },
      {
        path: 'efficiency',
        name: 'study-efficiency',
        component: () => import('./features/studies/efficiency/StudyEfficiencyPage.vue'),
        meta: { title: 'Efficiency of a study' },
      },
      {
        path: 'file',
        name: 'study-file',
        component: () => import('./features/studies/file/StudyFilePage.vue'),
        meta: { title: 'File of a study' },
      },
    ],
  },
  {
    path: '/compose',
    name: 'compose',
    component: () => import('./features/compose/ComposePage.vue'),
    meta: { title: 'Compose' },
  },
  {
    path: '/datasets',
    name: 'datasets',
    component: () => import('./features/datasets/DatasetsPage.vue'),
    meta: { title: 'Datasets' },
  },
  {
    path: '/datasets/:dataset',
    name: 'dataset',
    component: () => import('./features/datasets/DatasetPage.vue'),
    props: true,
    meta: { title: 'Dataset' },
  },
  {
    path: '/models',
    name: 'models',
    component: () => import('./features/models/ModelsPage.vue'),
    meta: { title: 'Models' },
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
        meta: { title: 'Overview' },
      },
      {
        path: 'routers/:router(r\\d+)?',
        name: 'routers',
        component: () => import('./features/routers/RoutersPage.vue'),
        props: true,
        meta: { title: 'Routers' },
      },
      {
        path: 'memories/:client?',
        name: 'memories',
        component: () => import('./features/memories/MemoriesPage.vue'),
        props: true,
        meta: { title: 'Memories' },
      },
      {
        path: 'prompts/:call(.*)?',
        name: 'prompts',
        component: () => import('./features/prompts/PromptsPage.vue'),
        props: true,
        meta: { title: 'Prompts' },
      },
      {
        path: 'results',
        name: 'results',
        component: () => import('./features/results/ResultsPage.vue'),
        props: true,
        meta: { title: 'Results' },
      },
      {
        path: 'manifest',
        name: 'manifest',
        component: () => import('./features/manifest/ManifestPage.vue'),
        props: true,
        meta: { title: 'Manifest' },
      },
    ],
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./features/settings/SettingsPage.vue'),
    meta: { title: 'Settings' },
  },
  {
    path: '/:rest(.*)*',
    name: 'nowhere',
    component: () => import('./features/start/NowherePage.vue'),
    meta: { title: 'Page not found' },
  },
]

/** The router of the page. It also sets the title of the document. */
export function createNavigation(history: RouterHistory = createWebHistory()) {
  const navigation = createRouter({
    history,
    routes: [...routes],
    // The main element scrolls, and not the window. Another page begins at its top, or where its address points.
    scrollBehavior: (to, from) => {
      const place = document.querySelector('main')
      if (place && to.name !== from.name && to.hash === '') place.scrollTop = 0
      return false
    },
  })
  navigation.afterEach((to) => {
    const about = to.params['run'] ?? to.params['study']
    const place = typeof about === 'string' ? `${about} · ` : ''
    document.title = `${place}${to.meta['title'] as string} · RecNet Workbench`
  })
  return navigation
}
