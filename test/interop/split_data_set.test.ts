import path from 'node:path'

import { checkImages } from '../../lib/data/split/check_images'
import { makeSplit, SPLIT_STRATEGIES } from '../../lib/data/split/make_splits'
import { readRawTable } from '../../lib/data/split/raw_table'
import { runReference } from '../support/python'
import { makeRawDataSet } from '../support/raw_data_set'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder().path

test('a data set of 180 images with copies, 3 seeds: every row of all nine manifests as scikit-learn and imagehash make them', async () => {
  await makeRawDataSet(folder, 180)
  const rows = await readRawTable(path.join(folder, 'dataset.csv'))
  const check = await checkImages(rows, path.join(folder, 'images'))
  expect(check).toMatchObject({ missing: [], unreadable: [] })
  expect(check.rows).toHaveLength(180)
  expect(check.duplicates.length).toBeGreaterThanOrEqual(10)
  for (const seed of [0, 42, 2 ** 32 - 1]) {
    const ours = Object.fromEntries(SPLIT_STRATEGIES.flatMap((strategy) => {
      const parts = makeSplit(strategy, check.rows, seed)
      return Object.entries(parts).map(([part, manifest]) => [`${strategy}_${part}`, manifest.map(({ imageId, split, label }) => [imageId, split, label])])
    }))
    expect(ours).toEqual(await runReference('split_dataset', { raw_dir: folder, seed }))
    for (const strategy of SPLIT_STRATEGIES) {
      const all = ['train', 'val', 'test'].flatMap((part) => ours[`${strategy}_${part}`]!.map(([imageId]) => imageId))
      expect(all.toSorted()).toEqual(rows.map(({ imageId }) => imageId))
    }
  }
})
