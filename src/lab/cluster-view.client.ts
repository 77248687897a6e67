import { count, fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import { element, setText } from './element.client.ts';
import type { MapNode, MapPod, MapState } from './worker/map-state.ts';

interface NodeView {
  box: HTMLElement;
  state: HTMLElement;
  pods: HTMLUListElement;
}

interface PodView {
  pod: MapPod;
  item: HTMLLIElement;
  state: HTMLElement;
}

/** With more Pods than this their names are not drawn; a title and a screen reader still tell them. */
const crowd = 60;

/** At most this many Pods are redrawn in one frame: 200 at once took a slow processor 80 ms. */
const most = 20;

/** At most this many Pods fade in at once: the browser makes a layer for each. */
const slow = 8;

/**
 * The living map: nodes with the Pods that are on them. What stays keeps its element, so that only what is new appears.
 */
export class ClusterView {
  private readonly nodes = new Map<string, NodeView>();
  private readonly pods = new Map<string, PodView>();
  private readonly plane = element('div', { class: 'planes' });
  private readonly workers = element('div', { class: 'workers' });
  private readonly summary = element('p', { class: 'summary' });
  private readonly waiting: NodeView;
  private readonly texts: LabTexts;
  private latest: MapState | undefined;

  constructor(root: HTMLElement, texts: LabTexts) {
    this.texts = texts;
    this.waiting = this.box(texts.unscheduled, 'unscheduled');
    root.replaceChildren(this.plane, this.workers, this.waiting.box, this.summary);
    this.waiting.box.hidden = true;
  }

  /** Draws the state in the next frame, or what has come after it by then. */
  show(state: MapState) {
    if (!this.latest) requestAnimationFrame(() => this.draw());
    this.latest = state;
  }

  private draw() {
    const { nodes = [], pods = [] } = this.latest ?? {};
    this.showNodes(nodes);
    const seen = new Set(pods.map(({ uid }) => uid));
    for (const [uid, { item }] of this.pods) {
      if (seen.has(uid)) continue;
      item.remove();
      this.pods.delete(uid);
    }
    const changed = pods.filter((pod) => this.isNew(pod));
    for (const pod of changed.slice(0, most)) this.showPod(pod, changed.length <= slow);
    if (changed.length > most) requestAnimationFrame(() => this.draw());
    else this.latest = undefined;
    this.workers.parentElement?.classList.toggle('crowded', pods.length > crowd);
    this.waiting.box.hidden = this.waiting.pods.childElementCount === 0;
    const ready = pods.filter((pod) => pod.ready).length;
    setText(
      this.summary,
      pods.length === 0 ? this.texts.noPods : fill(count(this.texts.podCount, pods.length), { ready }),
    );
  }

  private showNodes(nodes: readonly MapNode[]) {
    const names = new Set(nodes.map(({ name }) => name));
    for (const [name, { box }] of this.nodes) {
      if (names.has(name)) continue;
      box.remove();
      this.nodes.delete(name);
    }
    for (const node of nodes) {
      let view = this.nodes.get(node.name);
      if (!view) {
        view = this.box(
          node.controlPlane ? `${this.texts.controlPlane} · ${node.name}` : node.name,
          node.controlPlane ? 'plane' : 'worker',
        );
        if (node.controlPlane) view.box.insertBefore(parts(), view.pods);
        this.nodes.set(node.name, view);
        (node.controlPlane ? this.plane : this.workers).append(view.box);
      }
      setText(view.state, node.ready ? '' : ` · ${this.texts.notReady}`);
    }
  }

  private isNew(pod: MapPod): boolean {
    const shown = this.pods.get(pod.uid);
    return (
      !shown ||
      shown.pod.status !== pod.status ||
      shown.pod.ready !== pod.ready ||
      shown.item.parentElement !== this.listOf(pod)
    );
  }

  private listOf({ node }: MapPod): HTMLUListElement {
    return ((node === undefined ? undefined : this.nodes.get(node)) ?? this.waiting).pods;
  }

  private showPod(pod: MapPod, slowly: boolean) {
    const view = this.pods.get(pod.uid) ?? this.addPod(pod, slowly);
    const { item, state } = view;
    const list = this.listOf(pod);
    if (item.parentElement !== list) list.append(item);
    view.pod = pod;
    item.title = `${pod.namespace}/${pod.name}: ${pod.status}`;
    item.dataset['state'] = pod.ready
      ? 'ready'
      : /Pending|Creating|Running|Terminating|Completed|Init/.test(pod.status)
        ? 'waiting'
        : 'failing';
    // Colour is never alone: all but a ready Pod bear their status, and a screen reader hears it of every one.
    state.textContent = ` ${pod.status}`;
    state.classList.toggle('visually-hidden', pod.ready);
  }

  private addPod(pod: MapPod, slowly: boolean): PodView {
    const state = element('span', { class: 'state' });
    const view = {
      pod,
      state,
      item: element('li', { class: slowly && 'slowly' }, element('span', { class: 'name' }, short(pod)), state),
    };
    this.pods.set(pod.uid, view);
    return view;
  }

  private box(title: string, kind: string): NodeView {
    const state = element('span', { class: 'not-ready' });
    const pods = element('ul', { class: 'pods' });
    return {
      box: element(
        'div',
        { class: `box ${kind}`, role: 'group', 'aria-label': title },
        element('p', { class: 'title' }, title, state),
        pods,
      ),
      state,
      pods,
    };
  }
}

const parts = () =>
  element(
    'ul',
    { class: 'parts' },
    ...['API Server', 'etcd', 'Scheduler', 'Controller Manager'].map((part) => element('li', {}, part)),
  );

/** The last part of a name that an owner gave, as the space is small; a Pod of nobody bears its whole name. */
function short({ name }: MapPod): string {
  const [, suffix] = /^.+-[a-z0-9]{8,10}-([a-z0-9]{5})$/.exec(name) ?? [];
  return suffix ?? name;
}
