package glasswood.patch;

import com.jsyn.ports.ConnectableInput;
import com.jsyn.ports.ConnectableOutput;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.ports.UnitVariablePort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Seeds;
import glasswood.json.Problems;
import glasswood.patch.bank.Bank;
import glasswood.patch.bank.Banks;
import glasswood.patch.bank.LaneInput;
import glasswood.patch.expression.Binding;
import glasswood.patch.expression.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Builds one instrument: makes the units of a patch and of those it includes, sets what is
 * constant, drives what follows controls, connects the cables, and puts all units in one circuit in
 * the order in which the signals flow.
 */
final class InstrumentBuilder {
  private final int rate;
  private final boolean banks;
  private final Problems problems = new Problems();
  private final SignalOrder order = new SignalOrder();

  InstrumentBuilder(int rate) {
    this(rate, true);
  }

  /** With {@code banks} false, every copy of a unit is computed by itself. */
  InstrumentBuilder(int rate, boolean banks) {
    this.rate = rate;
    this.banks = banks;
  }

  /** The running instrument of {@code patch} in {@code dream}. */
  Instrument build(CheckedPatch patch, Dream dream) {
    double[] values = new double[patch.controls().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = patch.controls().get(i).value();
    }
    Scope scope = build(patch, dream, values, null);
    problems.throwIfAny();
    return new CircuitInstrument(patch, scope.driver, scope.out, order.sorted(scope.out), rate);
  }

  /** One patch, or one copy of an included one, being built. */
  private static final class Scope {
    final ControlDriver driver;
    final StereoBus out = new StereoBus();
    final List<List<Object>> units = new ArrayList<>();
    final BankPlan plan;

    Scope(ControlDriver driver, BankPlan plan) {
      this.driver = driver;
      this.plan = plan;
    }
  }

  private Scope build(CheckedPatch patch, Dream dream, double[] values, Scope parent) {
    Scope scope =
        new Scope(new ControlDriver(patch.controls(), values), new BankPlan(patch, banks));
    order.add(scope.driver);
    if (parent != null) {
      order.feeds(parent.driver, scope.driver);
    }
    for (int index = 0; index < patch.units().size(); index++) {
      UnitDef unit = patch.units().get(index);
      List<Object> copies = new ArrayList<>();
      scope.units.add(copies);
      Banks.Kind kind = scope.plan.kind(index);
      if (kind != null) {
        copies.addAll(Collections.nCopies(unit.copies(), bank(patch, index, kind, dream, scope)));
        continue;
      }
      for (int copy = 0; copy < unit.copies(); copy++) {
        Dream own = dream.forUnit(unit.name(), copy, unit.copies());
        copies.add(
            unit.patch() == null
                ? unit(unit, own, scope)
                : include(unit, own, scope, cabledControls(patch, index)));
      }
    }
    order.add(scope.out);
    for (Cable cable : patch.cables()) {
      connect(cable, patch, scope);
    }
    return scope;
  }

  private UnitGenerator unit(UnitDef def, Dream dream, Scope scope) {
    UnitGenerator unit = def.options().create(def.type(), rate);
    order.add(unit);
    def.type().seed(unit, dream.seed());
    for (UnitDef.Value value : def.values()) {
      UnitPort port = unit.getPortByName(value.port());
      int parts = port.getNumParts();
      for (int part = 0; part < parts; part++) {
        if (value.part() == UnitDef.Value.ALL_PARTS || value.part() == part) {
          set(port, part, term(value, part, dream, scope), scope);
        }
      }
    }
    for (UnitDef.Shaped shaped : def.shapes()) {
      shaped.shape().give(unit.getPortByName(shaped.port()), binding(shaped.port(), 0, dream));
    }
    if (unit instanceof Dreaming dreaming) {
      dreaming.enter(dream);
    }
    return unit;
  }

  /** All copies of a unit at once. */
  private Bank bank(CheckedPatch patch, int index, Banks.Kind kind, Dream dream, Scope scope) {
    UnitDef def = patch.units().get(index);
    Bank bank = kind.maker().apply(def.copies());
    bank.setFrameRate(rate);
    order.add(bank);
    for (Cable cable : patch.cables()) {
      if (cable.to().unit() == index) {
        bank.input(cable.to().port()).clear();
      }
    }
    for (int copy = 0; copy < def.copies(); copy++) {
      Dream own = dream.forUnit(def.name(), copy, def.copies());
      if (def.type().isSeeded()) {
        bank.seed(copy, own.seed());
      }
      for (UnitDef.Value value : def.values()) {
        set(bank, copy, value.port(), term(value, 0, own, scope), scope);
      }
    }
    return bank;
  }

  private void set(Bank bank, int copy, String port, Term term, Scope scope) {
    LaneInput input = bank.input(port);
    if (input == null) {
      bank.phase(copy, term.value(scope.driver.values()));
    } else if (term.isConstant()) {
      input.set(copy, term.value(scope.driver.values()));
    } else {
      input.set(copy, 0);
      input.feed(copy, scope.driver.follow(term), 0, scope.driver.resting(term));
      order.feeds(scope.driver, bank);
    }
  }

  private static Binding binding(String port, int part, Dream dream) {
    long seed = Seeds.of(dream.seed(), part, port, "rand");
    return new Binding(dream.copy(), dream.copies(), dream.tuning(), seed);
  }

  private Term term(UnitDef.Value value, int part, Dream dream, Scope scope) {
    Term term = value.expression().bind(binding(value.port(), part, dream));
    double now = term.value(scope.driver.values());
    if (!Double.isFinite(now)) {
      problems.add(
          value.place(), "is " + now + " for copy " + dream.copy() + ", must be a finite number");
    }
    return term;
  }

  private void set(UnitPort port, int part, Term term, Scope scope) {
    double now = term.value(scope.driver.values());
    if (port instanceof UnitVariablePort variable) {
      variable.setValue(now);
      if (!term.isConstant()) {
        scope.driver.follow(term, variable);
        order.feeds(scope.driver, variable.getUnitGenerator());
      }
    } else if (port instanceof UnitInputPort input) {
      if (term.isConstant()) {
        input.set(part, now);
        input.setValueAdded(true);
      } else {
        input.connect(part, scope.driver.follow(term), 0);
        order.feeds(scope.driver, input.getUnitGenerator());
      }
    }
  }

  private Scope include(UnitDef def, Dream dream, Scope scope, boolean[] cabled) {
    CheckedPatch patch = def.patch();
    double[] values = new double[patch.controls().size()];
    Term[] terms = new Term[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = patch.controls().get(i).value();
    }
    for (UnitDef.Value value : def.values()) {
      int control = patch.controlIndex(value.port());
      terms[control] = term(value, 0, dream, scope);
      double now = terms[control].value(scope.driver.values());
      values[control] = patch.controls().get(control).clamp(now);
    }
    Scope inner = build(patch, dream, values, scope);
    for (int control = 0; control < values.length; control++) {
      Term term = terms[control];
      if (cabled[control]) {
        boolean driven = term != null && !term.isConstant();
        UnitInputPort tap = inner.driver.tap(control, term == null || driven ? 0 : values[control]);
        if (driven) {
          tap.connect(scope.driver.follow(term));
        }
      } else if (term != null && !term.isConstant()) {
        scope.driver.follow(term, inner.driver, control);
      }
    }
    return inner;
  }

  /** Which controls of the patch that unit {@code index} includes have cables. */
  private static boolean[] cabledControls(CheckedPatch outer, int index) {
    CheckedPatch included = outer.units().get(index).patch();
    boolean[] cabled = new boolean[included.controls().size()];
    for (Cable cable : outer.cables()) {
      if (cable.to().unit() == index) {
        cabled[included.controlIndex(cable.to().port())] = true;
      }
    }
    return cabled;
  }

  private void connect(Cable cable, CheckedPatch patch, Scope scope) {
    Cable.End from = cable.from();
    Cable.End to = cable.to();
    int fromCopies = patch.units().get(from.unit()).copies();
    int toCopies = to.unit() == Cable.OUT ? 1 : patch.units().get(to.unit()).copies();
    if (scope.plan.isWithinBanks(cable)) {
      Bank source = (Bank) scope.units.get(from.unit()).get(0);
      Bank target = (Bank) scope.units.get(to.unit()).get(0);
      if (scope.plan.takesIn(cable)) {
        target.takeIn(source, to.port());
        order.feeds(scope.driver, target);
      } else {
        target.input(to.port()).feed(source);
        order.feeds(source, target);
      }
      return;
    }
    if (scope.plan.isSum(cable)) {
      UnitOutputPort sum = ((Bank) scope.units.get(from.unit()).get(0)).sum();
      for (int b = 0; b < toCopies; b++) {
        if (to.copies() != Cable.Copies.ONE || b == to.copy()) {
          join(sum, from.part(), scope, to, b, own(to, cable, 0, b));
        }
      }
      return;
    }
    for (int a = 0; a < fromCopies; a++) {
      if (from.copies() == Cable.Copies.ONE && a != from.copy()) {
        continue;
      }
      for (int b = 0; b < toCopies; b++) {
        boolean reached = to.copies() != Cable.Copies.ONE || b == to.copy();
        if (reached && !(cable.isParallel() && a != b)) {
          join(source(scope, from, a), own(from, a, scope), scope, to, b, own(to, cable, a, b));
        }
      }
    }
  }

  /** Cables a part of a port to a copy of what the cable ends at. */
  private void join(UnitPort from, int fromPart, Scope scope, Cable.End to, int copy, int toPart) {
    boolean toBank = to.unit() != Cable.OUT && scope.plan.kind(to.unit()) != null;
    if (toBank) {
      Bank bank = (Bank) scope.units.get(to.unit()).get(copy);
      bank.input(to.port()).feed(copy, (UnitOutputPort) from, Math.max(0, fromPart));
      order.feeds(from.getUnitGenerator(), bank);
    } else {
      connect(from, fromPart, target(scope, to, copy), toPart);
    }
  }

  /** The part that a copy gives: a bank has one for each copy. */
  private static int own(Cable.End from, int copy, Scope scope) {
    if (scope.plan.kind(from.unit()) != null) {
      return copy;
    }
    return from.part() == Cable.OWN_PART ? copy : from.part();
  }

  private static int own(Cable.End to, Cable cable, int fromCopy, int toCopy) {
    if (to.part() != Cable.OWN_PART) {
      return to.part();
    }
    return cable.from().copies() == Cable.Copies.EACH ? fromCopy : toCopy;
  }

  private static UnitPort source(Scope scope, Cable.End from, int copy) {
    Object unit = scope.units.get(from.unit()).get(copy);
    if (unit instanceof Bank bank) {
      return bank.copy(copy);
    }
    return unit instanceof Scope inner
        ? inner.out.output
        : ((UnitGenerator) unit).getPortByName(from.port());
  }

  private static UnitPort target(Scope scope, Cable.End to, int copy) {
    if (to.unit() == Cable.OUT) {
      return scope.out.input;
    }
    Object unit = scope.units.get(to.unit()).get(copy);
    if (unit instanceof Scope inner) {
      return inner.driver.getPortByName("control " + to.port());
    }
    return ((UnitGenerator) unit).getPortByName(to.port());
  }

  /** Part to part; one part reaches all parts of the other side. */
  private void connect(UnitPort from, int fromPart, UnitPort to, int toPart) {
    order.feeds(from.getUnitGenerator(), to.getUnitGenerator());
    if (from instanceof UnitOutputPort output && to instanceof UnitInputPort input) {
      int outputs = fromPart >= 0 ? 1 : output.getNumParts();
      int inputs = toPart >= 0 ? 1 : input.getNumParts();
      for (int k = 0; k < Math.max(outputs, inputs); k++) {
        int a = fromPart >= 0 ? fromPart : Math.min(k, outputs - 1);
        int b = toPart >= 0 ? toPart : Math.min(k, inputs - 1);
        output.connect(a, input, b);
      }
    } else if (from instanceof ConnectableOutput output && to instanceof ConnectableInput input) {
      output.connect(input);
    }
  }
}
