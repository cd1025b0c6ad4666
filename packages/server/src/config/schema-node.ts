import { siteConfig } from '@earful/protocol';

/** As much of a schema as is needed to walk it. */
export interface SchemaNode {
  def: { type: string; innerType?: SchemaNode; element?: SchemaNode; valueType?: SchemaNode; options?: SchemaNode[] };
  shape?: Record<string, SchemaNode>;
}

/** What stands behind "may be missing". */
export function requiredNode(node: SchemaNode): SchemaNode {
  return node.def.innerType ? requiredNode(node.def.innerType) : node;
}

/** The fields of what stands there when it is an object; undefined where there is no such object. */
export function shapeOf(node: SchemaNode): SchemaNode['shape'] {
  const { shape, def } = requiredNode(node);
  return shape ?? def.options?.map(requiredNode).find((option) => option.shape)?.shape;
}

/** Names that an object at this path may have; none where there is no such object. */
export function knownNames(path: readonly PropertyKey[]): string[] {
  let node: SchemaNode | undefined = siteConfig as unknown as SchemaNode;
  for (const key of path) {
    const shape = shapeOf(node);
    const { def } = requiredNode(node);
    node = shape && Object.hasOwn(shape, key) ? shape[String(key)] : (def.element ?? def.valueType);
    if (!node) return [];
  }
  return Object.keys(shapeOf(node) ?? {});
}
