#include "core/ops.h"

#include <torch/csrc/jit/runtime/operator.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>
#include <sstream>
#include <string_view>

#include "core/failure.h"
#include "core/ops_argument.h"
#include "core/ops_guard.h"

namespace btxrd {

namespace {

using OperatorPtr = std::shared_ptr<torch::jit::Operator>;

constexpr std::string_view kNamespace = "aten::";

[[noreturn]] void RefuseCall(const std::string& message) { throw CodedError("ERR_INVALID_ARG", message); }

/// torch.ops.aten also reaches what TorchScript adds to the namespace for its own lists and strings
/// (`aten::len`, `aten::save`); those are no operators of the dispatcher and stay out.
std::vector<OperatorPtr> Overloads(c10::Symbol symbol) {
  std::vector<OperatorPtr> overloads = torch::jit::getAllSortedOperatorsFor(symbol);
  std::erase_if(overloads, [](const OperatorPtr& overload) { return !overload->isC10Op(); });
  return overloads;
}

bool IsIdentifier(const std::string& name) {
  return !name.empty() && name.size() <= 200 && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_';
  });
}

c10::Symbol SymbolOf(const std::string& name) { return c10::Symbol::fromQualString(std::string(kNamespace) + name); }

std::string Suggestion(c10::Symbol symbol) {
  std::set<std::string> names;
  for (const c10::Symbol similar : torch::jit::findSimilarOperators(symbol)) {
    if (similar.is_aten() && !Overloads(similar).empty()) names.insert(similar.toUnqualString());
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? " Did you mean " : " or ") + name;
  return text.empty() ? text : text + "?";
}

/// The overloads that a name stands for: all of "add", one of "add.Tensor".
std::vector<OperatorPtr> Find(const std::string& name) {
  const auto dot = name.find('.');
  const std::string base = name.substr(0, dot);
  const std::string sentence = "Expected an operator of ATen for name but received \"" + name + "\".";
  if (!IsIdentifier(base)) RefuseCall(sentence);
  std::vector<OperatorPtr> overloads = Overloads(SymbolOf(base));
  if (overloads.empty()) RefuseCall(sentence + Suggestion(SymbolOf(base)));
  if (dot == std::string::npos) return overloads;

  std::string overload = name.substr(dot + 1);
  std::string known;
  for (const OperatorPtr& candidate : overloads) {
    const std::string& own = candidate->schema().overload_name();
    known += (known.empty() ? "" : ", ") + (own.empty() ? "default" : own);
    if (own == (overload == "default" ? "" : overload)) return {candidate};
  }
  RefuseCall(sentence + " The overloads of " + base + " are " + known + ".");
}

struct Match {
  torch::jit::Stack stack;
  std::string mismatch;  ///< Why the arguments do not fit the schema; empty when they do.
};

/// Positional arguments first, then those given by name, then the schema's defaults: Python's rules.
Match MatchSchema(const c10::FunctionSchema& schema, const OperatorArguments& given) {
  const auto& arguments = schema.arguments();
  const bool numbers_as_tensors = TakesNumbersAsTensors(schema.name());
  std::size_t positions = 0;
  while (positions < arguments.size() && !arguments[positions].kwarg_only()) ++positions;
  if (given.positional.size() > positions) {
    return {{}, "expected at most " + std::to_string(positions) + " positional arguments but received " +
                    std::to_string(given.positional.size())};
  }
  for (const auto& [name, value] : given.keyword) {
    const auto index = schema.argumentIndexWithName(name);
    if (!index) return {{}, "expected no argument named " + name};
    if (static_cast<std::size_t>(*index) < given.positional.size()) return {{}, "received " + name + " twice"};
  }

  Match match;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const c10::Argument& argument = arguments[i];
    const auto keyword = std::find_if(given.keyword.begin(), given.keyword.end(),
                                      [&](const auto& entry) { return entry.first == argument.name(); });
    const c10::IValue* value = i < given.positional.size()          ? &given.positional[i]
                               : keyword != given.keyword.end() ? &keyword->second
                                                                : nullptr;
    if (value == nullptr && argument.default_value()) {
      match.stack.push_back(*argument.default_value());
      continue;
    }
    const std::string expected = "expected " + argument.real_type()->str() + " for " + argument.name();
    if (value == nullptr) return {{}, expected + " but received nothing"};
    auto converted = ToArgument(*value, argument, numbers_as_tensors);
    if (!converted) return {{}, expected + " but received " + Describe(*value)};
    match.stack.push_back(std::move(*converted));
  }
  return match;
}

std::string DescribeAll(const OperatorArguments& given) {
  std::string text;
  for (const c10::IValue& value : given.positional) text += (text.empty() ? "" : ", ") + Describe(value);
  for (const auto& [name, value] : given.keyword) text += (text.empty() ? "" : ", ") + name + "=" + Describe(value);
  return "(" + text + ")";
}

/// Whether an overload has no out arguments or some of them are given.
bool GivesOut(const c10::FunctionSchema& schema, const OperatorArguments& given) {
  bool needs_out = false;
  for (const c10::Argument& argument : schema.arguments()) {
    if (!argument.is_out()) continue;
    needs_out = true;
    for (const auto& [name, value] : given.keyword) {
      if (name == argument.name()) return true;
    }
  }
  return !needs_out;
}

}  // namespace

std::vector<std::string> OperatorNames() {
  std::set<std::string> names;
  for (const c10::OperatorName& op : c10::Dispatcher::singleton().getAllOpNames()) {
    if (op.name.starts_with(kNamespace)) names.insert(op.name.substr(kNamespace.size()));
  }
  std::vector<std::string> sorted;
  for (const std::string& name : names) {
    if (!Overloads(SymbolOf(name)).empty()) sorted.push_back(name);
  }
  return sorted;
}

std::vector<std::string> OperatorSchemas(const std::string& name) {
  std::vector<std::string> schemas;
  if (!IsIdentifier(name)) return schemas;
  for (const OperatorPtr& overload : Overloads(SymbolOf(name))) schemas.push_back(c10::toString(overload->schema()));
  return schemas;
}

OperatorCall OperatorCall::Resolve(const std::string& name, const OperatorArguments& arguments) {
  const std::vector<OperatorPtr> overloads = Find(name);
  std::ostringstream mismatches;
  for (const OperatorPtr& candidate : overloads) {
    const c10::FunctionSchema& schema = candidate->schema();
    Match match = MatchSchema(schema, arguments);
    if (match.mismatch.empty()) {
      c10::OperatorHandle op = c10::Dispatcher::singleton().findSchemaOrThrow(schema.name().c_str(), schema.overload_name().c_str());
      RefuseUnsafe(op);
      return {std::move(op), std::move(match.stack)};
    }
    // Nobody who gives no out argument asks about the overloads that need one.
    if (overloads.size() > 1 && !GivesOut(schema, arguments)) continue;
    mismatches << "\n  " << schema << ": " << match.mismatch << ".";
  }
  RefuseCall("Expected arguments that aten::" + name + " takes but received " + DescribeAll(arguments) +
         (overloads.size() == 1 ? ". Its schema:" : ". Its overloads:") + mismatches.str());
}

torch::jit::Stack OperatorCall::Run() {
  NumbersToTensors(schema(), stack_);
  const OutTensors out(schema(), stack_);
  operator_.callBoxed(stack_);
  out.CheckShapes();
  CheckResults(schema(), stack_);
  return std::move(stack_);
}

}  // namespace btxrd
