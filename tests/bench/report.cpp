#include "tests/bench/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace handoff::bench {
namespace {

std::string cell(const Samples& samples, double share) {
  return samples.empty() ? "no answer" : fmt::format("{:.3f}", quantile(samples, share));
}

std::string ratio(const Figure& figure) {
  if (figure.server.empty() || figure.floor.empty()) return "";
  return fmt::format("{:.1f}x", quantile(figure.server, 0.5) / quantile(figure.floor, 0.5));
}

nlohmann::ordered_json summary(const Samples& samples) {
  if (samples.empty()) return nullptr;
  return {{"p50", quantile(samples, 0.5)},
          {"p99", quantile(samples, 0.99)},
          {"samples", samples.size()}};
}

}  // namespace

double quantile(Samples samples, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * double(samples.size())));
  const auto at = samples.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::ranges::nth_element(samples, at);
  return *at;
}

std::string table(const std::vector<Figure>& figures) {
  constexpr auto row = "{:<40}{:>5}{:>11}{:>11}{:>12}{:>11}{:>9}  {}\n";
  auto text = fmt::format(row, "", "", "p50", "p99", "floor p50", "p99", "ratio", "to reach");
  for (const auto& figure : figures) {
    text += fmt::format(row, figure.name, figure.unit, cell(figure.server, 0.5),
                        cell(figure.server, 0.99), cell(figure.floor, 0.5),
                        cell(figure.floor, 0.99), ratio(figure), figure.target);
  }
  return text;
}

std::string to_json(const std::vector<Figure>& figures) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& figure : figures) {
    rows.push_back({{"name", figure.name},
                    {"unit", figure.unit},
                    {"to_reach", figure.target},
                    {"server", summary(figure.server)},
                    {"floor", summary(figure.floor)}});
  }
  return rows.dump(2) + "\n";
}

}  // namespace handoff::bench
