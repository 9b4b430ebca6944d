const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

export type Step = { id: string; name: string };

/** A drawn process: its steps in the order in which they come, and what comes after each. */
export type Drawing = {
  name: string;
  xml: string;
  steps: Step[];
  nameOf: (id: string) => string;
  after: (id: string) => string | null;
};

/** @param translate says a name of ours in the reader's language, and every other as it is */
export function readDrawing(xml: string, translate: (name: string) => string): Drawing {
  const tree = new DOMParser().parseFromString(xml, 'application/xml');
  const all = [...tree.getElementsByTagNameNS(BPMN, '*')];
  for (const each of all) {
    const name = each.getAttribute('name');
    if (name && each.localName !== 'message') each.setAttribute('name', translate(name));
  }
  const byId = new Map(all.map((each) => [each.id, each]));
  const nameOf = (id: string) => byId.get(id)?.getAttribute('name') ?? '';
  const flows = all.filter((each) => each.localName === 'sequenceFlow');
  const targets = (id: string) =>
    flows.filter((flow) => flow.getAttribute('sourceRef') === id).map((flow) => flow.getAttribute('targetRef') ?? '');

  const order: string[] = [];
  const walk = (id: string) => {
    const node = byId.get(id);
    if (!node || order.includes(id)) return;
    order.push(id);
    const inside = [...node.children].filter((child) => child.localName === 'startEvent');
    const attached = all.filter(
      (each) => each.localName === 'boundaryEvent' && each.getAttribute('attachedToRef') === id,
    );
    for (const next of [...inside, ...attached]) walk(next.id);
    for (const next of targets(id)) walk(next);
  };
  for (const process of all.filter((each) => each.localName === 'process')) walk(process.id);

  const isStep = (id: string) => !/process$|Gateway$/i.test(byId.get(id)?.localName ?? '') && nameOf(id) !== '';
  const after = (id: string): string | null => {
    const passed = new Set<string>();
    for (let next = targets(id)[0]; next && !passed.has(next); next = targets(next)[0]) {
      if (nameOf(next)) return nameOf(next);
      passed.add(next);
    }
    return null;
  };
  return {
    name: all.find((each) => each.localName === 'process')?.getAttribute('name') ?? '',
    xml: new XMLSerializer().serializeToString(tree),
    // What only leads to a step of the same name says nothing more.
    steps: order.filter((id) => isStep(id) && after(id) !== nameOf(id)).map((id) => ({ id, name: nameOf(id) })),
    nameOf,
    after,
  };
}
