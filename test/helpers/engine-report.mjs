/** The engines that the browser tests know, by the name of their project, and what to install for each. */
const engines = {
  chromium: ['Chromium', 'chromium'],
  firefox: ['Firefox', 'firefox-esr'],
  webkit: ['WebKitGTK', 'webkit2gtk-driver and xvfb'],
};

const testsOf = (suite) => [
  ...(suite.suites ?? []).flatMap(testsOf),
  ...(suite.specs ?? []).flatMap(({ tests }) => tests),
];

/**
 * What ran in which engine.
 * @param {object} report what Playwright's reporter `json` writes
 * @param {Record<string, boolean>} found which engines are on this machine
 * @param {string} [what] what its tests are called
 * @returns {{lines: string[], missing: string[], silent: string[]}} a line for each engine that ran, a loud one for each that
 *   is not here, and one for each that is here and yet ran nothing, which is a failure
 */
export function reportEngines(report, found, what = 'browser tests') {
  const lines = [];
  const missing = [];
  const silent = [];
  for (const [project, [name, packages]] of Object.entries(engines)) {
    const ran = report.suites
      .flatMap(testsOf)
      .filter(({ projectName, status }) => projectName === project && status !== 'skipped');
    const said = ran.flatMap(({ annotations }) => annotations).find(({ type }) => type === 'engine');
    if (ran.length) lines.push(`${said?.description ?? name}: ${ran.length} ${what}`);
    else if (found[project]) silent.push(`${name} is here, and none of the ${what} ran in it: that is a failure.`);
    else
      missing.push(`${name.toUpperCase()} WAS NOT FOUND: nothing ran in it. Install ${packages} and run this again.`);
  }
  return { lines, missing, silent };
}
