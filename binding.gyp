{
  # The build for packages (node-gyp, prebuildify): the same libraries as CMakeLists.txt makes.
  'target_defaults': {
    'include_dirs': [
      '<!@(node -p "path.relative(\'\', require(\'node-addon-api\').include_dir)")',
      '<!@(node -p "path.relative(\'\', require(\'node-api-headers\').include_dir)")'
    ],
    # SWALLOW: a call in a worker that is being terminated can no longer throw into JavaScript.
    'defines': ['NAPI_VERSION=9', 'NAPI_CPP_EXCEPTIONS', 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS', 'NDEBUG'],
    # Node's own headers forbid both; LibTorch and node-addon-api need them.
    'cflags_cc!': ['-fno-exceptions', '-fno-rtti', '-std=gnu++17', '-std=gnu++20'],
    # A fused multiply-add rounds once where PyTorch's own code rounds twice.
    'cflags_cc': ['-std=c++20', '-ffp-contract=off', '-fvisibility=hidden', '-fvisibility-inlines-hidden'],
    'xcode_settings': {
      'CLANG_CXX_LANGUAGE_STANDARD': 'c++20',
      'OTHER_CPLUSPLUSFLAGS': ['-ffp-contract=off'],
      'GCC_ENABLE_CPP_EXCEPTIONS': 'YES',
      'GCC_ENABLE_CPP_RTTI': 'YES',
      'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES'
    },
    'msvs_settings': {
      # LibTorch uses the shared runtime; C++ objects cross the boundary.
      'VCCLCompilerTool': { 'ExceptionHandling': 1, 'RuntimeTypeInfo': 'true', 'RuntimeLibrary': 2, 'AdditionalOptions': ['/std:c++20'] }
    }
  },
  'targets': [
    {
      'target_name': 'btxrd_torch',
      'sources': ['<!@(node scripts/gyp-units.js)'],
      'include_dirs': ['native', '<!@(node scripts/libtorch.js include)'],
      'defines': ['<!@(node scripts/libtorch.js defines)'],
      'library_dirs': ['<!@(node scripts/libtorch.js lib)'],
      'conditions': [
        # On macOS the symbols are looked up in the libraries that the loader opened.
        ['OS=="linux"', { 'libraries': ['-ltorch_cpu', '-lc10'] }],
        ['OS=="win"', { 'libraries': ['torch_cpu.lib', 'c10.lib'] }]
      ]
    },
    {
      'target_name': 'btxrd_loader',
      'sources': ['native/loader/loader.cc'],
      # Not .node: prebuildify takes one .node for the addon and copies shared libraries beside it.
      # node-gyp sets the extension in target_conditions, so only later target_conditions can change it.
      'target_conditions': [
        ['OS=="linux"', { 'product_extension': 'so', 'libraries': ['-ldl'] }],
        ['OS=="mac"', { 'product_extension': 'dylib' }],
        ['OS=="win"', { 'product_extension': 'dll' }]
      ]
    }
  ]
}
