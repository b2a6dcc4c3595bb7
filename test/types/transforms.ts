// Compile-time tests: `npm run typecheck` fails when a line below stops meaning what it says.
import {
  Affine, CLAHE, Compose, EvalTransform, Rotate, TrainTransform,
  type ComposeState, type DecodedImage, type TransformPlan
} from 'btxrd-torch'

export async function uses(image: DecodedImage): Promise<void> {
  const train = new TrainTransform({ release: 2, imageSize: 380, seed: 42 })
  const plan: TransformPlan = train.draw(image)
  const values: Float32Array = await train.applyTransform(plan, image)
  const state: ComposeState = train.getState()
  train.setState(state)
  const augmentations = [new CLAHE({ clipLimit: [1, 2] }), new Rotate({ limit: 15 }), new Affine()] as const
  const changed: DecodedImage = await new Compose(augmentations, { seed: 2n ** 70n }).apply(image)
  const own = new TrainTransform({ augmentations, imageSize: [300, 200], seed: 1, mean: [0, 0, 0] })
  void [values, changed, own, new EvalTransform({ imageSize: 224 }).draw({ width: 3, height: 4 })]

  // @ts-expect-error the releases are 1 and 2
  new TrainTransform({ release: 3, imageSize: 380, seed: 42 })
  // @ts-expect-error either a release or augmentations
  new TrainTransform({ release: 1, augmentations, imageSize: 380, seed: 42 })
  // @ts-expect-error one of them
  new TrainTransform({ imageSize: 380, seed: 42 })
  // @ts-expect-error the seed is required
  new Compose(augmentations)
  // @ts-expect-error the evaluation transform has no streams
  new EvalTransform({ imageSize: 224 }).getState()
}
