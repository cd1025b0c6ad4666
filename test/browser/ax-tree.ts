import type { Locator, Page } from '@playwright/test';

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value?: string };
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** Roles that say nothing of their own: text, and boxes without a meaning or a name. */
const silent = /^(StaticText|InlineTextBox|generic|none|LabelText|Legend|paragraph|ListMarker|form|strong)$/;

/**
 * What Chromium tells assistive technology of an element and all inside it, shadow roots too: `role "name"`, in the order in which it
 * is read. Chromium only.
 */
export async function treeOf(page: Page, element: Locator): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const handle = await element.elementHandle();
  await handle!.evaluate((it) => ((window as { axRoot?: unknown }).axRoot = it));
  const { result } = await session.send('Runtime.evaluate', { expression: 'axRoot' });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId! });
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((one) => [one.nodeId, one]));
  const lines = (one: Node): string[] => {
    const role = one.role?.value ?? '';
    const own = one.ignored || silent.test(role) ? [] : [one.name?.value ? `${role} "${one.name.value}"` : role];
    return [...own, ...(one.childIds ?? []).flatMap((id) => lines(byId.get(id)!))];
  };
  return lines(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId)!);
}
