/** The words of the page in English, area by area. They are also the schema: what is here is to be in every language. */
import app from './app.json'
import charts from './charts.json'
import commands from './commands.json'
import compare from './compare.json'
import compose from './compose.json'
import datasets from './datasets.json'
import forms from './forms.json'
import imports from './imports.json'
import inspection from './inspection.json'
import manifest from './manifest.json'
import memories from './memories.json'
import models from './models.json'
import navigation from './navigation.json'
import prompts from './prompts.json'
import results from './results.json'
import routers from './routers.json'
import run from './run.json'
import runs from './runs.json'
import settings from './settings.json'
import shown from './shown.json'
import start from './start.json'
import studies from './studies.json'
import studyForm from './studyForm.json'
import studyResults from './studyResults.json'
import stores from './stores.json'
import ui from './ui.json'

/** Areas, each with its messages by key. */
export const english = {
  app,
  charts,
  commands,
  compare,
  compose,
  datasets,
  forms,
  imports,
  inspection,
  manifest,
  memories,
  models,
  navigation,
  prompts,
  results,
  routers,
  run,
  runs,
  settings,
  shown,
  start,
  studies,
  studyForm,
  studyResults,
  stores,
  ui,
}
