import { count, fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import { element } from './element.ts';
import type { MapNode, MapPod, MapState } from './map-state.ts';

interface NodeView {
  box: HTMLElement;
  state: HTMLElement;
  pods: HTMLUListElement;
}

/** The living map: nodes with the Pods that are on them. What stays keeps its element, so that only what is new appears. */
export class ClusterView {
  private readonly nodes = new Map<string, NodeView>();
  private readonly pods = new Map<string, HTMLLIElement>();
  private readonly plane = element('div', { class: 'planes' });
  private readonly workers = element('div', { class: 'workers' });
  private readonly summary = element('p', { class: 'summary' });
  private readonly waiting: NodeView;
  private readonly texts: LabTexts;

  constructor(root: HTMLElement, texts: LabTexts) {
    this.texts = texts;
    this.waiting = this.box(texts.unscheduled, 'unscheduled');
    root.replaceChildren(this.plane, this.workers, this.waiting.box, this.summary);
    this.waiting.box.hidden = true;
  }

  show({ nodes, pods }: MapState) {
    this.showNodes(nodes);
    const seen = new Set(pods.map(({ uid }) => uid));
    for (const [uid, pod] of this.pods) if (!seen.has(uid)) (pod.remove(), this.pods.delete(uid));
    for (const pod of pods) this.showPod(pod);
    this.waiting.box.hidden = this.waiting.pods.childElementCount === 0;
    const ready = pods.filter((pod) => pod.ready).length;
    this.summary.textContent = pods.length === 0 ? this.texts.noPods : fill(count(this.texts.podCount, pods.length), { ready });
  }

  private showNodes(nodes: readonly MapNode[]) {
    const names = new Set(nodes.map(({ name }) => name));
    for (const [name, { box }] of this.nodes) if (!names.has(name)) (box.remove(), this.nodes.delete(name));
    for (const node of nodes) {
      let view = this.nodes.get(node.name);
      if (!view) {
        view = this.box(node.controlPlane ? `${this.texts.controlPlane} · ${node.name}` : node.name, node.controlPlane ? 'plane' : 'worker');
        if (node.controlPlane) view.box.insertBefore(parts(), view.pods);
        this.nodes.set(node.name, view);
        (node.controlPlane ? this.plane : this.workers).append(view.box);
      }
      view.state.textContent = node.ready ? '' : ` · ${this.texts.notReady}`;
    }
  }

  private showPod(pod: MapPod) {
    const list = (pod.node === undefined ? undefined : this.nodes.get(pod.node)) ?? this.waiting;
    const item = this.pods.get(pod.uid) ?? element('li', {}, element('span', { class: 'name' }, short(pod)), element('span', { class: 'state' }));
    this.pods.set(pod.uid, item);
    if (item.parentElement !== list.pods) list.pods.append(item);
    item.title = `${pod.namespace}/${pod.name}: ${pod.status}`;
    item.dataset['state'] = pod.ready ? 'ready' : /Pending|Creating|Running|Terminating|Completed|Init/.test(pod.status) ? 'waiting' : 'failing';
    // Colour is never alone: all but a ready Pod bear their status, and a screen reader hears it of every one.
    const state = item.lastElementChild as HTMLElement;
    state.textContent = ` ${pod.status}`;
    state.classList.toggle('visually-hidden', pod.ready);
  }

  private box(title: string, kind: string): NodeView {
    const state = element('span', { class: 'not-ready' });
    const pods = element('ul', { class: 'pods' });
    return { box: element('div', { class: `box ${kind}`, role: 'group', 'aria-label': title }, element('p', { class: 'title' }, title, state), pods), state, pods };
  }
}

const parts = () => element('ul', { class: 'parts' }, ...['API Server', 'etcd', 'Scheduler', 'Controller Manager'].map((part) => element('li', {}, part)));

/** The last part of a name that an owner gave, as the space is small; a Pod of nobody bears its whole name. */
function short({ name }: MapPod): string {
  const [, suffix] = /^.+-[a-z0-9]{8,10}-([a-z0-9]{5})$/.exec(name) ?? [];
  return suffix ?? name;
}
