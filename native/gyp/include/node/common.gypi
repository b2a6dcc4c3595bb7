{
  # What node-gyp reads from a folder of Node headers besides the headers themselves, which come
  # from node-api-headers: a Node-API addon depends on nothing else of the Node that it is built on.
  'target_defaults': {
    'default_configuration': 'Release',
    'configurations': {
      'Debug': { 'cflags': ['-g', '-O0'], 'xcode_settings': { 'GCC_OPTIMIZATION_LEVEL': '0' } },
      'Release': { 'cflags': ['-O2'], 'xcode_settings': { 'GCC_OPTIMIZATION_LEVEL': '2' } }
    },
    'conditions': [
      ['OS=="linux"', { 'cflags': ['-pthread'], 'ldflags': ['-pthread'] }],
      ['OS=="mac"', { 'xcode_settings': { 'MACOSX_DEPLOYMENT_TARGET': '11.0' } }]
    ]
  }
}
