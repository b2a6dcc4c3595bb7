/**
 * What a checkpoint may ask of the process before it is refused with `ERR_CHECKPOINT_LIMIT`.
 *
 * Sizes that the file itself bounds (a record inside the file, a tensor inside its storage) are
 * checked against the file and need no limit here. For scale: an EfficientNet-B0 with AdamW
 * state has 1005 records, 110 KB of pickle, 32,000 opcodes and values 5 levels deep.
 */
export interface CheckpointLimits {
  /** Records in the archive; each costs a directory entry in memory. One tensor storage is one record. */
  maxRecords: number
  /** Bytes of the central directory, which is read in one piece. */
  maxDirectoryBytes: number
  /** Bytes of the name of a record, where `torch.save` writes `<file stem>/data/<number>`, and of a Python object. */
  maxNameBytes: number
  /** Bytes of `data.pkl`, which is read in one piece; tensor data is not in it. */
  maxPickleBytes: number
  /**
   * Bytes that all deflated records of an archive may come to. torch writes none; other tools do,
   * and then the size of the file no longer bounds what is in it.
   */
  maxInflatedBytes: number
  /** Inflated bytes for each deflated one: no deflate stream reaches 1032, so a record that declares more lies. */
  maxInflationRatio: number
  /** Bytes of each small text record (`version`, `byteorder`, ...). */
  maxTextRecordBytes: number
  /** Pickle opcodes: what parsing takes of time, and of memory for the stack. */
  maxOpcodes: number
  /**
   * Entries of the memo. A pickler remembers a value after the opcode that made it, so a real pickle
   * has at most half as many as opcodes.
   */
  maxMemoEntries: number
  /**
   * Bytes that the objects of a pickle may take, by the estimates of `pickle_cost.ts`, and those
   * that its calls copy or look through. One opcode of one byte can make an object of some hundred
   * bytes, and three can have a megabyte of the memo copied: the pickle's size bounds neither.
   */
  maxObjectBytes: number
  /** Levels of containers. Python's own pickler stops just below 1000, its recursion limit. */
  maxNesting: number
  /**
   * Values counted along every path to them. A few memo references can make a structure that is
   * small in memory and takes for ever to walk (each list holding the one before it twice).
   */
  maxExpandedValues: number
  /**
   * Numbers among the keys of one dict or set, those from 0 to 1,048,575 not counted. JavaScript's
   * Map hashes numbers without a secret, so a file can choose ones that all meet in one place, and
   * time then grows with their square: 60,000 take 4 seconds.
   */
  maxSparseKeys: number
  /** Values in one key of a dict or member of a set, counted as above: keys are written out to be shown and compared. */
  maxKeyValues: number
  /** Bytes of one integer; converting a big integer takes time that grows faster than its length. */
  maxIntegerBytes: number
  /** Dimensions of a tensor, as in LibTorch's own kernels. */
  maxDimensions: number
  /** Bytes of the JSON header of a safetensors file, which is parsed in one piece; EfficientNet-B0's has 39,000. */
  maxHeaderBytes: number
  /** Tensors of a safetensors file; each costs an allocation. */
  maxTensors: number
  /** Texts under `__metadata__` of a safetensors file: each is a property of one object. */
  maxMetadataEntries: number
}

export const defaultLimits: Readonly<CheckpointLimits> = {
  maxRecords: 262_144,
  maxDirectoryBytes: 64 << 20,
  maxNameBytes: 1024,
  maxPickleBytes: 64 << 20,
  maxInflatedBytes: 4 * 2 ** 30,
  maxInflationRatio: 1032,
  maxTextRecordBytes: 4096,
  maxOpcodes: 4_194_304,
  maxMemoEntries: 2_097_152,
  maxObjectBytes: 2 ** 30,
  maxNesting: 1000,
  maxExpandedValues: 16_777_216,
  maxSparseKeys: 16_384,
  maxKeyValues: 1000,
  maxIntegerBytes: 1024,
  maxDimensions: 64,
  // huggingface_hub's limit for a header that it reads over the network.
  maxHeaderBytes: 25_000_000,
  maxTensors: 262_144,
  maxMetadataEntries: 65_536
}
