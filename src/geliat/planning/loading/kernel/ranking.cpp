// Ranking the blocks and writing the rows of bits anew for each order.
#include "ranking.hpp"

#include <algorithm>
#include <cmath>

namespace geliat {

namespace {

constexpr std::size_t MOST_STEPS = 640; // different sides along one way that get a row of their own

// The tenth root of n by Newton's method and a square root: the same bits everywhere.
double tenth_root(double n) {
    double x = 1 + (n - 1) / 5;
    for (int i = 0; i < 80; ++i) x = (4 * x + n / (x * x * x * x)) / 5;
    return std::sqrt(x);
}

} // namespace

double power_of(double base, int exponent) {
    double result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

Ranking::Ranking(const Task &task, const BlockSet &set) : set_(set), kinds_(task.kinds.size()) {
    const std::size_t count = set.blocks.size();
    words_ = (count + 63) / 64;
    std::vector<double> roots;
    for (const Block &b : set.blocks) {
        const std::size_t n = static_cast<std::size_t>(b.boxes);
        if (roots.size() <= n) roots.resize(n + 1);
        if (roots[n] == 0) roots[n] = tenth_root(b.boxes);
        few_.push_back(roots[n]);
        bulk_.push_back(b.worth > 0 ? std::sqrt(std::sqrt(b.power / static_cast<double>(b.worth))) : 1);
        for (std::uint32_t u = 0; u < b.uses; ++u) {
            const Use &use = set.uses[b.first_use + u];
            kinds_[use.kind].values.push_back(use.count);
        }
        for (int way = 0; way < 3; ++way) sides_[way].values.push_back(b.size[way]);
    }
    const auto tidy = [](Steps &steps, std::size_t most) {
        auto &v = steps.values;
        std::sort(v.begin(), v.end());
        v.erase(std::unique(v.begin(), v.end()), v.end());
        if (v.size() <= most) return;
        for (std::size_t i = 0; i < most; ++i) v[i] = v[i * v.size() / most];
        v.resize(most);
        steps.all_there = false;
    };
    for (Steps &steps : kinds_) tidy(steps, count);
    for (int way = 0; way < 3; ++way) {
        tidy(sides_[way], MOST_STEPS);
        const auto &values = sides_[way].values;
        std::size_t within = 0, below = 0; // the first value above the length, the first that is not less
        for (int length = 0; length <= task.room[way]; ++length) {
            while (within < values.size() && values[within] <= length) ++within;
            while (below < values.size() && values[below] < length) ++below;
            const bool exact = sides_[way].all_there || (below < values.size() && values[below] == length);
            within_[way].push_back(static_cast<std::uint16_t>(within));
            below_[way].push_back(static_cast<std::uint16_t>(exact || below == 0 ? below : below - 1));
        }
    }
}

void Ranking::order(const Taste &taste, Chance &chance) {
    const std::size_t count = set_.blocks.size();
    std::vector<double> worth(count);
    for (std::size_t i = 0; i < count; ++i) {
        double w = static_cast<double>(set_.blocks[i].worth);
        w *= power_of(bulk_[i], taste.bulk);
        w /= power_of(few_[i], taste.few);
        if (taste.shake) w *= 1 + taste.shake * (chance.below(2001) - 1000) * 1e-5;
        worth[i] = w;
    }
    taste_ = taste;
    block_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) block_[i] = i;
    std::sort(block_.begin(), block_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return worth[a] > worth[b] || (worth[a] == worth[b] && a < b);
    });
    worth_.resize(count);
    floor_only_.assign(words_, 0);
    for (std::size_t r = 0; r < count; ++r) {
        worth_[r] = worth[block_[r]];
        if (set_.blocks[block_[r]].floor_only) floor_only_[r >> 6] |= std::uint64_t{1} << (r & 63);
    }
    for (int way = 0; way < 3; ++way) index_sides(way);
    index_kinds();
}

// Rows are written as steps first, then each takes in what the one before it has.
void Ranking::index_sides(int way) {
    Steps &steps = sides_[way];
    const std::size_t rows = steps.values.size() + 1;
    steps.rows.assign(rows * words_, 0);
    for (std::size_t r = 0; r < block_.size(); ++r) {
        const int side = set_.blocks[block_[r]].size[way];
        const std::size_t i = std::upper_bound(steps.values.begin(), steps.values.end(), side) - steps.values.begin();
        steps.rows[i * words_ + (r >> 6)] |= std::uint64_t{1} << (r & 63);
    }
    for (std::size_t at = words_; at < steps.rows.size(); ++at) steps.rows[at] |= steps.rows[at - words_];
}

void Ranking::index_kinds() {
    for (Steps &steps : kinds_) steps.rows.assign((steps.values.size() + 1) * words_, 0);
    for (std::size_t r = 0; r < block_.size(); ++r) {
        const Block &b = set_.blocks[block_[r]];
        for (std::uint32_t u = 0; u < b.uses; ++u) {
            const Use &use = set_.uses[b.first_use + u];
            Steps &steps = kinds_[use.kind];
            const std::size_t i =
                std::lower_bound(steps.values.begin(), steps.values.end(), use.count) - steps.values.begin();
            steps.rows[i * words_ + (r >> 6)] |= std::uint64_t{1} << (r & 63);
        }
    }
    // Here the rows hold what has to go: the blocks that need this many or more.
    for (Steps &steps : kinds_) {
        for (std::size_t at = steps.rows.size() - words_; at-- > 0;) steps.rows[at] |= steps.rows[at + words_];
    }
}

void Ranking::all(Bits &alive) const {
    alive.assign(words_, ~std::uint64_t{0});
    if (block_.size() & 63) alive.back() = (std::uint64_t{1} << (block_.size() & 63)) - 1;
}

void Ranking::limit(Bits &alive, int kind, int left) const {
    const Steps &steps = kinds_[kind];
    const std::size_t i = std::upper_bound(steps.values.begin(), steps.values.end(), left) - steps.values.begin();
    if (i == steps.values.size()) return;
    const std::uint64_t *gone = row(steps, i);
    for (std::size_t w = 0; w < words_; ++w) alive[w] &= ~gone[w];
}

} // namespace geliat
