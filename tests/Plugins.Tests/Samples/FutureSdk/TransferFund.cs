namespace Fund.Plugins;

public sealed class TransferFund : Operation;
