import type { ExportedRoute } from './route-export'

/**
 * Routes as a LiteLLM proxy configuration (docs.litellm.ai/docs/proxy/configs and …/reliability): each kind of work is
 * a `model_name` that a client asks for, fallbacks are model groups of their own. Texts are JSON strings, which are
 * YAML's double-quoted scalars.
 */
export function litellmConfig(routes: readonly ExportedRoute[]): string {
  const names = new Set(routes.map(({ name }) => name))
  // A fallback's group is called as its model, unless a kind of work is called so.
  const groups = new Map<string, { group: string; rpm: number | null }>()
  for (const { model, requestsPerMinuteLimit: rpm } of routes.flatMap(({ fallbacks }) => fallbacks)) {
    let group = model
    while (names.has(group)) group += ' (model)'
    groups.set(model, { group, rpm })
  }
  const fallbacks = routes.filter((route) => route.fallbacks.length > 0)
  return [
    '# Routes from Outlay, by what passing runs cost. Ask for a kind of work by its model_name.',
    '# LiteLLM falls back when a call fails or its limit is reached, not when the result fails its tests:',
    '# for that, call the fallback yourself. API keys are read from the environment.',
    ...(routes.length === 0
      ? ['# No kind of work has a route yet.', 'model_list: []']
      : [
          'model_list:',
          ...routes.flatMap((route) => entry(route.name, route.model, route.requestsPerMinuteLimit)),
          ...[...groups].flatMap(([model, { group, rpm }]) => entry(group, model, rpm)),
        ]),
    ...(fallbacks.length === 0
      ? []
      : [
          'router_settings:',
          '  fallbacks:',
          ...fallbacks.map(
            ({ name, fallbacks: next }) =>
              `    - ${text(name)}: [${next.map(({ model }) => text(groups.get(model)?.group ?? model)).join(', ')}]`,
          ),
        ]),
    '',
  ].join('\n')
}

function entry(name: string, model: string, requestsPerMinute: number | null): string[] {
  return [
    `  - model_name: ${text(name)}`,
    '    litellm_params:',
    `      model: ${text(model)}`,
    ...(requestsPerMinute === null ? [] : [`      rpm: ${requestsPerMinute}`]),
  ]
}

// Characters that JSON lets stand and YAML does not.
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

function text(value: string): string {
  return JSON.stringify(value).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
