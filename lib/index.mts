// The ES module face of the package: the same classes as index.ts, never a second copy.
export * from './index.js'
