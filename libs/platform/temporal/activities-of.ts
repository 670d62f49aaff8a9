export type Activities = Record<string, (...args: never[]) => unknown>;

/** The methods of a provider as activities, bound to it. */
export function activitiesOf(provider: object): Activities {
  const activities: Activities = {};
  for (
    let level: unknown = Object.getPrototypeOf(provider);
    level && level !== Object.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const name of Object.getOwnPropertyNames(level)) {
      const method: unknown = Object.getOwnPropertyDescriptor(level, name)?.value;
      if (name === 'constructor' || typeof method !== 'function' || name in activities) continue;
      activities[name] = method.bind(provider) as Activities[string];
    }
  }
  return activities;
}

/** @throws Error when two providers of a queue have an activity of the same name */
export function joinActivities(parts: readonly Activities[]): Activities {
  const joined: Activities = {};
  for (const [name, activity] of parts.flatMap((part) => Object.entries(part))) {
    if (name in joined) throw new Error(`Two providers have an activity ${name}; a name is used once.`);
    joined[name] = activity;
  }
  return joined;
}
