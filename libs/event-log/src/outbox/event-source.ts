/** The service's name: `source` of all events it publishes, and the label of its metrics. */
export class EventSource {
  constructor(readonly service: string) {}
}
