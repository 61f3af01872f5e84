/** The reports of Vitest and Playwright as one line of counts. A report that is missing counts as one failure. */
import { readFileSync } from 'node:fs'

/** @param {{ vitest: string, playwright: string }} reports paths of the two JSON reports */
export function countTests(reports) {
  const parts = [counted(reports.vitest, vitestCounts), counted(reports.playwright, playwrightCounts)]
  const sum = (field) => parts.reduce((total, part) => total + part[field], 0)
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    notes: parts.flatMap((part) => part.notes),
  }
}

function counted(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, notes: [`No test report at ${path}: ${error.message}`] }
  }
}

function vitestCounts(report) {
  const files = report.testResults ?? []
  // A file that could not be loaded has no tests to count as failed; it counts as one.
  const unloaded = files.filter((file) => file.status === 'failed' && !hasFailedTest(file))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: unloaded.map((file) => `${file.name}: ${file.message}`),
  }
}

function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    notes: errors.map((error) => error.message ?? String(error)),
  }
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed')
}
