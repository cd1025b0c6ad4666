/** Hands over what has waited in the list, and from now on everything that is put into it. */
export const drain = <T>(list: T[], handle: (item: T) => unknown): void => {
  list.splice(0).forEach(handle);
  list.push = (...items) => {
    items.forEach(handle);
    return 0;
  };
};
