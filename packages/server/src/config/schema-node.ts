import { siteConfig } from '@earful/protocol';

/** As much of a schema as is needed to walk it. */
export interface SchemaNode {
  def: { type: string; innerType?: SchemaNode; element?: SchemaNode; valueType?: SchemaNode };
  shape?: Record<string, SchemaNode>;
}

/** What stands behind "may be missing". */
export function requiredNode(node: SchemaNode): SchemaNode {
  return node.def.innerType ? requiredNode(node.def.innerType) : node;
}

/** Names that an object at this path may have; none where there is no such object. */
export function knownNames(path: readonly PropertyKey[]): string[] {
  let node: SchemaNode | undefined = siteConfig as unknown as SchemaNode;
  for (const key of path) {
    const { shape, def } = requiredNode(node);
    node = shape && Object.hasOwn(shape, key) ? shape[String(key)] : (def.element ?? def.valueType);
    if (!node) return [];
  }
  return Object.keys(requiredNode(node).shape ?? {});
}
