import { RandomState } from '../../../lib/rng/numpy_random_state'

test('one call after the other, as NumPy 2.2 does them', () => {
  const r = new RandomState(42)
  console.log(JSON.stringify([r.permutation(10), r.choice(10,10), r.randint(-5,300,6), r.randint(0,2**32,3), r.choice(9,4,{replace:false}), r.randint(7,8,2), r.random()]))
  console.log(JSON.stringify([r.shuffle([...'abcdefg']), r.permutation(70000).slice(0,5), r.choice(1,3), r.permutation(1), r.random()]))
})
