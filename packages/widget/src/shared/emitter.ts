/** Listeners by name. */
export const createEmitter = <T>() => {
  const listeners: [name: string, listener: (news: T) => void][] = [];
  return {
    on: (name: string, listener: (news: T) => void): void => void listeners.push([name, listener]),
    tell: (to: string, news: T): void => listeners.forEach(([name, listener]) => name === to && listener(news)),
  };
};
