// The one-way rule: who may import whom. Errors only, no baseline.
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: {
    pathNot: allowed,
    dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
  },
})
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('domain-is-pure', '^lib/domain/', '^lib/domain/', 'what is true needs no computer'),
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-knows-only-pure-libraries',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev'],
        pathNot:
          'node_modules/(zod|papaparse|simple-statistics|pure-rand|date-holidays|fast-xml-parser|@types)/',
      },
    },
    only('charts-see-domain', '^lib/charts/', '^lib/(charts|domain)/', 'a chart model is pure'),
    only(
      'data-sees-domain',
      '^lib/data/',
      '^lib/(data|domain|observe)/|^lib/env\\.ts$|^prisma/',
      'what is stored knows what is true',
    ),
    only(
      'notify-sees-domain',
      '^lib/notify/',
      '^lib/(notify|domain)/|^lib/env\\.ts$',
      'the outside world knows what is told, never what is stored',
    ),
    only(
      'observe-sees-domain',
      '^lib/observe/',
      '^lib/(observe|domain)/|^lib/env\\.ts$|^package\\.json$',
      'what is told of the product calls nothing of it',
    ),
    only('seeds-are-pure', '^prisma/seed/', '^prisma/seed/|^lib/domain/', 'a scenario is made up, not read'),
    only(
      'services-see-data',
      '^lib/services/',
      '^lib/(services|data|domain|notify|auth|observe)/|^prisma/seed/|^lib/env\\.ts$|^package\\.json$',
      'a verb uses the store',
    ),
    only(
      'components-see-charts',
      '^components/',
      '^components/|^lib/(charts|domain)/',
      'components take props',
    ),
    {
      name: 'app-never-touches-data',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^lib/data/' },
    },
    {
      name: 'only-data-knows-prisma-and-sql',
      severity: 'error',
      from: { pathNot: '^(lib/data|prisma|bench|e2e)/|\\.test\\.ts$|^prisma\\.config\\.ts$|^lib/testing/' },
      to: { path: 'node_modules/(@prisma|pg|pg-copy-streams)/' },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^(lib/testing|e2e|bench)/|vitest|playwright' },
      to: { path: '^lib/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist|lib/data/generated|bench/peers/node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
